package handlers

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// letterJSON is an urging letter without what it says.
type letterJSON struct {
	ID       int64         `json:"id"`
	Number   string        `json:"number"`
	Agency   agencyRef     `json:"agency"`
	Lang     string        `json:"lang"`
	IssuedOn deadline.Date `json:"issued_on"`
	MadeAt   time.Time     `json:"made_at"`
	Tasks    int           `json:"tasks"` // of those the caller may know of
	SHA256   string        `json:"sha256"`
}

func letterToJSON(l models.UrgingLetter, lang string) letterJSON {
	return letterJSON{l.ID, l.Number, agencyToJSON(l.Agency, lang), l.Lang, l.IssuedOn, l.MadeAt.UTC(), l.Tasks, l.SHA256}
}

// letterFullJSON is a letter with what it says to the caller.
type letterFullJSON struct {
	letterJSON
	Data json.RawMessage `json:"data"`
}

// apiLetters is GET /api/v1/letters (agency, limit, cursor): the newest first.
func (s *server) apiLetters(c echo.Context) error {
	ctx, actor, lang := c.Request().Context(), actorOf(c), apiLangOf(c)
	q := queryOf(c)
	f := models.LetterFilter{Limit: q.limit() + 1, Before: q.idCursor()}
	if err := q.err(); err != nil {
		return err
	}
	if code := q.values.Get("agency"); code != "" {
		id, err := s.store.AgencyIDByCode(ctx, actor, code)
		if err != nil {
			return inAPINames(invalid("agency", "unknown_agency", "Value", code), "agency", "agency")
		}
		f.AgencyID = id
	}
	rows, err := s.store.UrgingLetters(ctx, actor, f)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, listByID(rows, f.Limit-1, func(l models.UrgingLetter) int64 { return l.ID }, func(l models.UrgingLetter) letterJSON { return letterToJSON(l, lang) }))
}

// apiLetter is GET /api/v1/letters/:id.
func (s *server) apiLetter(c echo.Context) error {
	letter, data, err := s.letterOf(c)
	if err != nil {
		return err
	}
	return s.answerLetter(c, http.StatusOK, letter, data)
}

func (s *server) answerLetter(c echo.Context, status int, letter models.UrgingLetter, data models.UrgingData) error {
	raw, err := json.Marshal(data)
	if err != nil {
		return err
	}
	return answerJSON(c, status, letterFullJSON{letterToJSON(letter, apiLangOf(c)), raw})
}

// apiMakeLetter is POST /api/v1/letters: the letter to an agency about all that it is late with, numbered,
// filed and sent. With an Idempotency-Key it is made once.
func (s *server) apiMakeLetter(c echo.Context) error {
	var b struct {
		Agency string `json:"agency"`
		Lang   string `json:"lang"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	ctx, actor := c.Request().Context(), actorOf(c)
	id, err := s.store.AgencyIDByCode(ctx, actor, b.Agency)
	if models.CodeOf(err) == models.CodeNotFound {
		return invalid("agency", "unknown_agency", "Value", shown(b.Agency))
	}
	if err != nil {
		return err
	}
	if b.Lang == "" {
		b.Lang = "vi"
	}
	letter, _, err := s.store.UrgeAgency(ctx, actor, models.NewUrgingLetter{AgencyID: id, Lang: b.Lang, Press: rand.Text()})
	if err != nil {
		return err
	}
	letter, data, err := s.store.UrgingLetter(ctx, actor, letter.ID)
	if err != nil {
		return err
	}
	return s.answerLetter(c, http.StatusCreated, letter, data)
}
