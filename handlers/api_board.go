package handlers

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
	"dondoc/templates"
)

// boardFiguresJSON are figures with both rates in official use.
type boardFiguresJSON struct {
	models.Tally
	Total       int           `json:"total"`
	OfAll       standing.Rate `json:"of_all"`
	OfFallenDue standing.Rate `json:"of_fallen_due"`
}

func boardFigures(t models.Tally) boardFiguresJSON {
	return boardFiguresJSON{t, t.Total(), t.OfAll(), t.OfFallenDue()}
}

type boardAgencyJSON struct {
	Agency agencyRef `json:"agency"`
	boardFiguresJSON
}

// boardJSON is how the tasks stand, or stood at the end of a day that is past.
type boardJSON struct {
	On       deadline.Date     `json:"on"`
	Past     bool              `json:"past"`
	Whole    boardFiguresJSON  `json:"whole"`
	Agencies []boardAgencyJSON `json:"agencies"` // in the registry's order
}

// apiBoard is GET /api/v1/board (directive, kind, category, boundary, key, on): of what the caller may see, for
// an agency's people of what they owe.
func (s *server) apiBoard(c echo.Context) error {
	q, actor := queryOf(c), actorOf(c)
	directive := q.text("directive")
	if directive != "" {
		id, err := s.directiveNamed(c, directive)
		switch {
		case models.CodeOf(err) == models.CodeNotFound:
			return invalid("directive", "unknown_directive", "Value", shown(directive))
		case err != nil:
			return err
		}
		directive = strconv.FormatInt(id, 10)
	}
	f, err := boardFilter(templates.BoardFilter{Directive: directive, Kind: q.text("kind"), Category: q.text("category"), Boundary: q.text("boundary"), Key: q.text("key") == "1"})
	if err != nil {
		return err
	}
	if !actor.Rights().Whole {
		f.AgencyIDs = actor.Reads()
	}
	past, err := s.pastDay(q.text("on"))
	if err != nil {
		return err
	}
	out := boardJSON{On: past, Past: !past.IsZero(), Agencies: []boardAgencyJSON{}}
	if past.IsZero() {
		out.On = s.store.Today()
	}
	all, err := s.store.AgencyTalliesOn(c.Request().Context(), actor, f, out.On)
	if err != nil {
		return err
	}
	var whole models.Tally
	for _, a := range all {
		whole = whole.Add(a.Tally)
		out.Agencies = append(out.Agencies, boardAgencyJSON{agencyToJSON(a.Agency.Ref(), apiLangOf(c)), boardFigures(a.Tally)})
	}
	out.Whole = boardFigures(whole)
	return answerJSON(c, http.StatusOK, out)
}
