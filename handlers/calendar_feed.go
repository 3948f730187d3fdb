package handlers

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/templates"
	"dondoc/templates/document"
)

const feedEnding = ".ics" // some calendar programs go by it

// makeFeed is POST /filters/:id/feed: a calendar address, shown this once.
func (s *server) makeFeed(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	secret, err := s.store.MakeFeed(c.Request().Context(), actorOf(c), f.ID)
	if err != nil {
		return err
	}
	v := &templates.FeedView{Page: s.page(c), ID: f.ID, Name: f.Name, Address: s.feedAddress(secret)}
	v.URI = savedFilterRow(f, actorOf(c)).Manage()
	return s.render(c, http.StatusOK, v)
}

func (s *server) feedAddress(secret string) string {
	return s.BaseURL.JoinPath("feeds", secret+feedEnding).String()
}

// revokeFeed is POST /filters/:id/feed/removal.
func (s *server) revokeFeed(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	if err := s.store.RevokeFeed(c.Request().Context(), actorOf(c), f.ID); err != nil {
		return err
	}
	return s.goOn(c, savedFilterRow(f, actorOf(c)).Manage(), templates.SayFeedRevoked, f.Name)
}

// calendarFeed is GET /feeds/:token: the deadlines of a saved filter, for calendar programs. Who has them already
// is told so by their ETag.
func (s *server) calendarFeed(c echo.Context) error {
	feed, err := s.store.CalendarFeed(c.Request().Context(), strings.TrimSuffix(c.Param("token"), feedEnding))
	if err != nil {
		return err
	}
	dates := make([]document.Deadline, len(feed.Tasks))
	for i, t := range feed.Tasks {
		dates[i] = document.DeadlineOf(t, feed.Lang, s.BaseURL)
		dates[i].Cancelled = !t.Status.Open()
	}
	c.Response().Header().Set(echo.HeaderCacheControl, "private, no-cache")
	return answerTagged(c, document.FeedType, document.Feed(feed.Name, s.store.MailDomain(), dates))
}
