package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// filterJSON is a saved filter as its reader has it.
type filterJSON struct {
	ID        int64               `json:"id"`
	List      models.FilteredList `json:"list"`
	Name      string              `json:"name"`
	Query     string              `json:"query"`
	Owner     string              `json:"owner"`
	Shared    bool                `json:"shared"`
	Rhythm    *string             `json:"rhythm"`
	FeedSince *time.Time          `json:"feed_since"`
	MayChange bool                `json:"may_change"`
	Version   int64               `json:"version"`
}

func filterToJSON(f models.SavedFilter, _ string) filterJSON {
	out := filterJSON{ID: f.ID, List: f.List, Name: f.Name, Query: f.Query, Owner: f.Owner, Shared: f.Shared, Rhythm: orNull(string(f.Rhythm)), MayChange: f.MayChange, Version: f.Version}
	if f.FeedSince != nil {
		since := f.FeedSince.UTC()
		out.FeedSince = &since
	}
	return out
}

// apiFilters is GET /api/v1/filters.
func (s *server) apiFilters(c echo.Context) error {
	all, err := s.store.SavedFilters(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[filterJSON]{inLang(all, apiLangOf(c), filterToJSON)})
}

// apiFilter is GET /api/v1/filters/:id.
func (s *server) apiFilter(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, filterToJSON(f, apiLangOf(c)))
}

// apiSaveFilter is POST /api/v1/filters (list, name, query, shared).
func (s *server) apiSaveFilter(c echo.Context) error {
	var b struct {
		List   models.FilteredList `json:"list"`
		Name   string              `json:"name"`
		Query  string              `json:"query"`
		Shared bool                `json:"shared"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f, err := s.store.SaveFilter(c.Request().Context(), actorOf(c), models.NewSavedFilter{List: b.List, Name: b.Name, Query: b.Query, Shared: b.Shared})
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusCreated, filterToJSON(f, apiLangOf(c)))
}

// apiChangeFilter is PATCH /api/v1/filters/:id (name, shared, version).
func (s *server) apiChangeFilter(c echo.Context) error {
	stored, err := s.filterOf(c)
	if err != nil {
		return err
	}
	var b struct {
		Name    *string `json:"name"`
		Shared  *bool   `json:"shared"`
		Version *int64  `json:"version"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	change := models.FilterChange{Name: stored.Name, Shared: stored.Shared, Version: f.version(b.Version)}
	if err := f.failure(); err != nil {
		return err
	}
	if b.Name != nil {
		change.Name = *b.Name
	}
	if b.Shared != nil {
		change.Shared = *b.Shared
	}
	changed, err := s.store.ChangeFilter(c.Request().Context(), actorOf(c), stored.ID, change)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, filterToJSON(changed, apiLangOf(c)))
}

// apiRemoveFilter is DELETE /api/v1/filters/:id.
func (s *server) apiRemoveFilter(c echo.Context) error {
	return s.apiFilterEnd(c, func(id int64) error {
		return s.store.RemoveFilter(c.Request().Context(), actorOf(c), id, 0)
	})
}

// apiSubscribe is POST /api/v1/filters/:id/subscription (rhythm).
func (s *server) apiSubscribe(c echo.Context) error {
	stored, err := s.filterOf(c)
	if err != nil {
		return err
	}
	var b struct {
		Rhythm models.SubscriptionRhythm `json:"rhythm"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f, err := s.store.Subscribe(c.Request().Context(), actorOf(c), stored.ID, b.Rhythm)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, filterToJSON(f, apiLangOf(c)))
}

// apiEndSubscription is DELETE /api/v1/filters/:id/subscription.
func (s *server) apiEndSubscription(c echo.Context) error {
	return s.apiFilterEnd(c, func(id int64) error {
		return s.store.EndSubscription(c.Request().Context(), actorOf(c), id)
	})
}

// apiMakeFeed is POST /api/v1/filters/:id/feed: the address stands in this answer alone.
func (s *server) apiMakeFeed(c echo.Context) error {
	stored, err := s.filterOf(c)
	if err != nil {
		return err
	}
	secret, err := s.store.MakeFeed(c.Request().Context(), actorOf(c), stored.ID)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusCreated, struct {
		Address string `json:"address"`
	}{s.feedAddress(secret)})
}

// apiRevokeFeed is DELETE /api/v1/filters/:id/feed.
func (s *server) apiRevokeFeed(c echo.Context) error {
	return s.apiFilterEnd(c, func(id int64) error {
		return s.store.RevokeFeed(c.Request().Context(), actorOf(c), id)
	})
}

func (s *server) apiFilterEnd(c echo.Context, end func(id int64) error) error {
	id, err := idOf(c)
	if err == nil {
		err = end(id)
	}
	if err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
