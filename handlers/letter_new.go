package handlers

import (
	"crypto/rand"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// draftLetter is GET /letters/new (agency, language): the letter as it would be made now.
func (s *server) draftLetter(c echo.Context) error {
	return s.letterDraft(c, http.StatusOK, c.QueryParam("agency"), c.QueryParam("language"), rand.Text(), nil)
}

func (s *server) letterDraft(c echo.Context, status int, agency, language, press string, faults []templates.FieldError) error {
	id, err := strconv.ParseInt(agency, 10, 64)
	if err != nil {
		return &models.Error{Code: models.CodeNotFound, Detail: "agency"}
	}
	if language == "" {
		language = "vi"
	}
	d, err := s.store.DraftLetter(c.Request().Context(), actorOf(c), id, language)
	if err != nil {
		return err
	}
	v := &templates.LetterDraftView{Page: s.page(c), AgencyID: id, Language: language, Press: press, Version: d.Version,
		Paper: s.Renderer.UrgingPaper(d.UrgingData, s.store.Zone(), s.Demo != nil)}
	v.AgencyName = models.AgencyRef{NameVi: d.AgencyVi, NameEn: d.AgencyEn}.Name(v.Lang)
	v.Languages = s.languageNames(v.Lang)
	v.URI, v.Errors = "/letters/new?agency="+strconv.FormatInt(id, 10)+"&language="+language, faults
	for _, r := range d.Recipients {
		v.Recipients = append(v.Recipients, templates.LetterRecipient(r))
	}
	for _, l := range d.Before {
		v.Before = append(v.Before, letterRow(l, v.Lang))
	}
	return s.render(c, status, v)
}

// makeLetter is POST /letters (agency, language, press, version): numbers, files and sends the letter.
// Where the late tasks have changed since the draft, the new draft is shown and nothing is done.
func (s *server) makeLetter(c echo.Context) error {
	id, err := strconv.ParseInt(c.FormValue("agency"), 10, 64)
	if err != nil {
		return &models.Error{Code: models.CodeNotFound, Detail: "agency"}
	}
	in := models.NewUrgingLetter{AgencyID: id, Lang: c.FormValue("language"), Press: oneLineField(c, "press"), Version: c.FormValue("version")}
	letter, _, err := s.store.UrgeAgency(c.Request().Context(), actorOf(c), in)
	if models.CodeOf(err) == models.CodeStale {
		message := templates.FieldError{Message: s.words.T(s.langOf(c), templates.SayLetterStale)}
		return s.letterDraft(c, http.StatusConflict, c.FormValue("agency"), in.Lang, in.Press, []templates.FieldError{message})
	}
	if err != nil {
		return err
	}
	return s.goOn(c, "/letters/"+strconv.FormatInt(letter.ID, 10), templates.SayLetterMade, letter.Number)
}
