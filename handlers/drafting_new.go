package handlers

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/textfile"
	"dondoc/templates"
)

// draftingForm is GET /directives/new: a directive to be entered, its text pasted or uploaded.
func (s *server) draftingForm(c echo.Context) error {
	return s.draftingPage(c, http.StatusOK, &templates.DraftingFormView{Page: s.page(c)})
}

func (s *server) draftingPage(c echo.Context, status int, v *templates.DraftingFormView) error {
	v.URI = "/directives/new"
	return s.render(c, status, v)
}

// draftingStart is POST /directives/new: the text becomes drafts to look through.
func (s *server) draftingStart(c echo.Context) error {
	v := &templates.DraftingFormView{Page: s.page(c)}
	in, bad := parseDrafting(c, &v.Form)
	text, err := uploadedText(c)
	if err == nil && text != "" {
		in.Text, v.Form.Text = text, text
	}
	var fault *models.Error
	if errors.As(err, &fault) {
		bad, err = append(bad, fault.Fields...), nil
	}
	if err != nil {
		return err
	}
	var d models.Drafting
	if err = badFields(bad); err == nil {
		d, err = s.store.StartDrafting(c.Request().Context(), actorOf(c), in)
	}
	switch {
	case err == nil:
		return s.goOn(c, draftingPath(d.ID), templates.SayDrafted, d.Name())
	case !refused(err):
		return err
	}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	return s.draftingPage(c, status, v)
}

func draftingPath(id int64) string { return "/draftings/" + strconv.FormatInt(id, 10) }

// parseDrafting reads the form: as typed, and as the Store wants it. A relation stands on a line: its
// kind, then the number or name of the other document.
func parseDrafting(c echo.Context, form *templates.DraftingForm) (models.NewDrafting, []models.FieldError) {
	*form = templates.DraftingForm{Number: oneLineField(c, "number"), Kind: c.FormValue("kind"), Title: oneLineField(c, "title"), Issuer: oneLineField(c, "issuer"),
		SignedBy: oneLineField(c, "signed_by"), IssuedOn: c.FormValue("issued_on"), EffectiveOn: c.FormValue("effective_on"), SourceURL: oneLineField(c, "source_url"),
		TextLang: c.FormValue("lang"), Confidential: c.FormValue("confidential") != "", Text: strings.ReplaceAll(c.FormValue("text"), "\r\n", "\n")}
	in := models.NewDrafting{Number: form.Number, Kind: form.Kind, Title: form.Title, Issuer: form.Issuer, SignedBy: form.SignedBy, SourceURL: form.SourceURL,
		Lang: form.TextLang, Confidential: form.Confidential, Text: form.Text}
	var bad []models.FieldError
	readDay(&bad, "issued_on", &form.IssuedOn, &in.IssuedOn)
	readDay(&bad, "effective_on", &form.EffectiveOn, &in.EffectiveOn)
	for _, kind := range models.RelationKinds {
		typed := c.FormValue("relation_" + kind)
		form.Relations = append(form.Relations, templates.RelationField{Kind: kind, Text: typed})
		for _, line := range lines(typed) {
			in.Relations = append(in.Relations, models.DirectiveRelation{Kind: kind, ToNumber: line})
		}
	}
	return in, bad
}

// uploadedText reads the file that came with the form, "" when none did.
func uploadedText(c echo.Context) (string, error) {
	header, err := c.FormFile("file")
	if err != nil || header.Size == 0 {
		return "", nil //nolint:nilerr // a form without a file is no fault
	}
	file, err := header.Open()
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, textfile.MaxFile+1))
	if err != nil {
		return "", err
	}
	text, err := textfile.Read(data)
	var fault textfile.Fault
	if errors.As(err, &fault) {
		problem := "text_file_" + string(fault)
		return "", invalid("file", problem)
	}
	return text, err
}
