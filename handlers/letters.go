package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// lettersPage is how many letters a page lists.
const lettersPage = 50

// letters is GET /letters (before): the urging letters the visitor may read and, for who makes them, the
// agencies with late tasks.
func (s *server) letters(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	before, _ := strconv.ParseInt(c.QueryParam("before"), 10, 64) // what is no number is the first page
	rows, err := s.store.UrgingLetters(ctx, actor, models.LetterFilter{Before: before, Limit: lettersPage + 1})
	if err != nil {
		return err
	}
	v := &templates.LettersView{Page: s.page(c), MayUrge: actor.Rights().Urge}
	if len(rows) > lettersPage {
		rows = rows[:lettersPage]
		v.Next = "/letters?before=" + strconv.FormatInt(rows[lettersPage-1].ID, 10)
	}
	for _, l := range rows {
		v.Rows = append(v.Rows, letterRow(l, v.Lang))
	}
	if v.MayUrge {
		late, err := s.store.LateAgencies(ctx, actor)
		if err != nil {
			return err
		}
		for _, a := range late {
			v.Late = append(v.Late, templates.LateAgencyRow{ID: a.Agency.ID, AgencyName: agency(a.Agency, v.Lang), Tasks: a.Tasks, Oldest: a.Oldest})
		}
	}
	return s.render(c, http.StatusOK, v)
}

func letterRow(l models.UrgingLetter, lang string) templates.LetterRow {
	return templates.LetterRow{ID: l.ID, Number: l.Number, Agency: l.Agency.Name(lang), IssuedOn: l.IssuedOn, Tasks: l.Tasks}
}
