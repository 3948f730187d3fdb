package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/standing"
	"dondoc/templates"
)

// standingJSON is how an agency does.
type standingJSON struct {
	Agency    agencyRef     `json:"agency"`
	Rank      *int          `json:"rank"`
	OnTime    standing.Rate `json:"on_time"`
	Low       float64       `json:"low"`
	High      float64       `json:"high"`
	Inherited standing.Rate `json:"inherited"`
	Excused   int           `json:"excused"`
	Charged   int           `json:"days_charged"`
	Updated   standing.Rate `json:"updated"`
	Signs     signsJSON     `json:"signs"`
	Draft     *string       `json:"draft"`
	Mark      *markJSON     `json:"mark"`
}

type signsJSON struct {
	Lump       standing.Rate `json:"lump"`
	Lumped     bool          `json:"lumped"`
	Redated    int           `json:"redated"`
	Reopened   int           `json:"reopened"`
	NoEvidence standing.Rate `json:"no_evidence"`
	Unchanged  int           `json:"unchanged"`
}

// markJSON is what a person of the working group confirmed.
type markJSON struct {
	ID          int64         `json:"id"`
	Agency      agencyRef     `json:"agency"`
	Kind        string        `json:"kind"`
	Words       string        `json:"words"`
	OnTime      standing.Rate `json:"on_time"`
	Day         deadline.Date `json:"day"`
	By          string        `json:"by"`
	ConfirmedAt time.Time     `json:"confirmed_at"`
}

func markToJSON(m models.StandingMark, lang string) markJSON {
	return markJSON{ID: m.ID, Agency: agencyToJSON(m.Agency, lang), Kind: string(m.Kind), Words: m.Words, OnTime: standing.Rate{Part: m.OnTime, Whole: m.Due}, Day: m.Day, By: m.By, ConfirmedAt: m.ConfirmedAt.UTC()}
}

func standingToJSON(x models.Standing, lang string) standingJSON {
	out := standingJSON{Agency: agencyToJSON(x.Agency.Ref(), lang), OnTime: x.OnTime, Inherited: x.Inherited, Excused: x.Excused, Charged: x.Charged, Updated: x.Updated, Draft: orNull(string(x.Draft)),
		Signs: signsJSON{x.Signs.Lump, x.Signs.Lumped, x.Signs.Redated, x.Signs.Reopened, x.Signs.NoEvidence, x.Signs.Unchanged}}
	out.Low, out.High = x.OnTime.Wilson()
	if x.Rank > 0 {
		out.Rank = &x.Rank
	}
	if x.Mark != nil {
		mark := markToJSON(*x.Mark, lang)
		out.Mark = &mark
	}
	return out
}

// apiStanding is GET /api/v1/standing (directive, kind, boundary): by rank, those without one last.
func (s *server) apiStanding(c echo.Context) error {
	q := queryOf(c)
	directive := q.text("directive")
	if directive != "" {
		id, err := s.directiveNamed(c, directive)
		if err != nil {
			if models.CodeOf(err) != models.CodeNotFound {
				return err
			}
			return invalid("directive", "unknown_directive", "Value", shown(directive))
		}
		directive = strconv.FormatInt(id, 10)
	}
	f, err := boardFilter(templates.BoardFilter{Directive: directive, Kind: q.text("kind"), Boundary: q.text("boundary")})
	if err != nil {
		return err
	}
	all, _, err := s.store.Standings(c.Request().Context(), actorOf(c), models.StandingFilter{DirectiveID: f.DirectiveID, Kind: f.Kind, Boundary: f.Boundary})
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[standingJSON]{inLang(all, apiLangOf(c), standingToJSON)})
}

// apiStandingMarks is GET /api/v1/standing/marks.
func (s *server) apiStandingMarks(c echo.Context) error {
	all, err := s.store.StandingMarks(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[markJSON]{inLang(all, apiLangOf(c), markToJSON)})
}

// apiConfirmStanding is POST /api/v1/standing/marks (agency, kind, words).
func (s *server) apiConfirmStanding(c echo.Context) error {
	var b struct {
		Agency string           `json:"agency"`
		Kind   standing.Verdict `json:"kind"`
		Words  string           `json:"words"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	n := models.NewStandingMark{AgencyID: f.agency("agency", b.Agency), Kind: b.Kind, Words: b.Words}
	if err := f.failure(); err != nil {
		return err
	}
	mark, err := s.store.ConfirmStanding(c.Request().Context(), actorOf(c), n)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusCreated, markToJSON(mark, apiLangOf(c)))
}

// apiWithdrawStanding is DELETE /api/v1/standing/marks/:id.
func (s *server) apiWithdrawStanding(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	if err := s.store.WithdrawStanding(c.Request().Context(), actorOf(c), id); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
