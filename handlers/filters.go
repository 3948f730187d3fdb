package handlers

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// saveFilter is POST /filters (list, query, name, shared): keeps a list as it is filtered under a name.
func (s *server) saveFilter(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	n := models.NewSavedFilter{List: models.FilteredList(c.FormValue("list")), Name: oneLineField(c, "name"), Query: c.FormValue("query"), Shared: c.FormValue("shared") != ""}
	f, err := s.store.SaveFilter(ctx, actor, n)
	if err == nil {
		return s.goOn(c, templates.SavedFilterRow{List: string(f.List), Query: f.Query}.Href(), templates.SayFilterSaved, f.Name)
	}
	if !refused(err) {
		return err
	}
	v := &templates.SavedFilterView{Page: s.page(c), SavedFilterRow: templates.SavedFilterRow{List: string(models.ListOfTasks), Query: n.Query}, MayChange: true, MayShare: actor.Rights().Share,
		Form: templates.FilterForm{Name: n.Name, Shared: n.Shared}}
	if n.List == models.ListOfBottlenecks {
		v.List = string(n.List)
	}
	v.URI = "/account"
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.render(c, status, v)
}

// savedFilter is GET /filters/:id: its name, and whether it is mailed and shown in a calendar.
func (s *server) savedFilter(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, s.filterView(c, f))
}

func (s *server) filterOf(c echo.Context) (models.SavedFilter, error) {
	id, err := idOf(c)
	if err != nil {
		return models.SavedFilter{}, err
	}
	return s.store.SavedFilter(c.Request().Context(), actorOf(c), id)
}

func (s *server) filterView(c echo.Context, f models.SavedFilter) *templates.SavedFilterView {
	actor := actorOf(c)
	v := &templates.SavedFilterView{Page: s.page(c), SavedFilterRow: savedFilterRow(f, actor), MayChange: f.MayChange, MayShare: actor.Rights().Share,
		Form: templates.FilterForm{Name: f.Name, Shared: f.Shared, Version: f.Version}}
	if f.FeedSince != nil {
		v.FeedSince = f.FeedSince.UTC()
	}
	v.URI = v.Manage()
	return v
}

func savedFilterRow(f models.SavedFilter, actor models.Actor) templates.SavedFilterRow {
	row := templates.SavedFilterRow{ID: f.ID, Name: f.Name, List: string(f.List), Query: f.Query, Shared: f.Shared, Rhythm: string(f.Rhythm), Feed: f.FeedSince != nil}
	if f.OwnerID != actor.UserID {
		row.Owner = f.Owner
	}
	return row
}

// savedFilters are those of a list, for the menu in its head.
func (s *server) savedFilters(ctx context.Context, actor models.Actor, list models.FilteredList, query string) (templates.SavedFilters, error) {
	out := templates.SavedFilters{List: string(list), Query: query, MayShare: actor.Rights().Share}
	all, err := s.store.SavedFilters(ctx, actor)
	for _, f := range all {
		if f.List == list {
			out.Rows = append(out.Rows, savedFilterRow(f, actor))
		}
	}
	return out, err
}

// changeFilter is POST /filters/:id (name, shared, version).
func (s *server) changeFilter(c echo.Context) error {
	stored, err := s.filterOf(c)
	if err != nil {
		return err
	}
	form := templates.FilterForm{Name: oneLineField(c, "name"), Shared: c.FormValue("shared") != ""}
	form.Version, _ = strconv.ParseInt(c.FormValue("version"), 10, 64) // what is no number is no version that is kept
	f, err := s.store.ChangeFilter(c.Request().Context(), actorOf(c), stored.ID, models.FilterChange{Name: form.Name, Shared: form.Shared, Version: orNever(form.Version)})
	if err == nil {
		return s.goOn(c, savedFilterRow(f, actorOf(c)).Manage(), templates.SayFilterSaved, f.Name)
	}
	if !refused(err) {
		return err
	}
	v := s.filterView(c, stored)
	status, faults := s.faultsOf(c, err)
	v.Errors, v.Form = faults, form
	if models.CodeOf(err) == models.CodeStale {
		v.Form.Version = stored.Version
		v.Both = differing([]templates.BothRow{{Field: "name", Theirs: stored.Name, Mine: form.Name}, {Field: "shared", Theirs: tick(stored.Shared), Mine: tick(form.Shared)}})
	}
	return s.render(c, status, v)
}

// orNever is a form's version: a form without one has none that is kept.
func orNever(version int64) int64 {
	if version < 1 {
		return -1
	}
	return version
}

// removeFilter is POST /filters/:id/removal (version).
func (s *server) removeFilter(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	version, _ := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if err := s.store.RemoveFilter(c.Request().Context(), actorOf(c), f.ID, orNever(version)); err != nil {
		return err
	}
	return s.goOn(c, "/account#h-filters", templates.SayFilterRemoved, f.Name)
}

// subscribe is POST /filters/:id/subscription (rhythm; empty for no mails).
func (s *server) subscribe(c echo.Context) error {
	f, err := s.filterOf(c)
	if err != nil {
		return err
	}
	ctx, actor, at := c.Request().Context(), actorOf(c), "/filters/"+strconv.FormatInt(f.ID, 10)
	rhythm := models.SubscriptionRhythm(c.FormValue("rhythm"))
	if rhythm == "" {
		if err := s.store.EndSubscription(ctx, actor, f.ID); err != nil && models.CodeOf(err) != models.CodeNotFound { // it wasn't mailed anyway
			return err
		}
		return s.goOn(c, at, templates.SayListDeclined, f.Name)
	}
	if _, err := s.store.Subscribe(ctx, actor, f.ID, rhythm); err != nil {
		if !refused(err) {
			return err
		}
		v := s.filterView(c, f)
		var status int
		status, v.Errors = s.faultsOf(c, err)
		return s.render(c, status, v)
	}
	return s.goOn(c, at, templates.SaySubscribed, f.Name)
}
