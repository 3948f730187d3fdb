package handlers

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
	official "dondoc/templates/paper"
)

// letter is GET /letters/:id: the letter as it was sent, and the mails it went out in.
func (s *server) letter(c echo.Context) error {
	letter, data, err := s.letterOf(c)
	if err != nil {
		return err
	}
	sent, err := s.store.LetterMessages(c.Request().Context(), actorOf(c), letter.ID)
	if err != nil {
		return err
	}
	v := &templates.LetterView{Page: s.page(c), MadeAt: letter.MadeAt, SHA256: letter.SHA256, Paper: s.urgingPaper(data), Links: actorOf(c).Rights().Outbox}
	v.LetterRow = letterRow(letter, v.Lang)
	for _, m := range sent {
		v.Sent = append(v.Sent, messageRow(m))
	}
	return s.render(c, http.StatusOK, v)
}

func (s *server) letterOf(c echo.Context) (models.UrgingLetter, models.UrgingData, error) {
	id, err := idOf(c)
	if err != nil {
		return models.UrgingLetter{}, models.UrgingData{}, err
	}
	return s.store.UrgingLetter(c.Request().Context(), actorOf(c), id)
}

func (s *server) urgingPaper(data models.UrgingData) official.Paper {
	return s.Renderer.UrgingPaper(data, s.store.Zone(), s.Demo != nil)
}

// letterDOCX is GET /letters/:id/docx, and the API's.
func (s *server) letterDOCX(c echo.Context) error {
	_, data, err := s.letterOf(c)
	if err != nil {
		return err
	}
	p := s.urgingPaper(data)
	return s.file(c, paperName(data.Number)+".docx", document.DOCXType, func(w io.Writer) error { return document.DOCX(w, p) })
}

// letterPDF is GET /letters/:id/pdf, and the API's.
func (s *server) letterPDF(c echo.Context) error {
	_, data, err := s.letterOf(c)
	if err != nil {
		return err
	}
	p := s.urgingPaper(data)
	return s.file(c, paperName(data.Number)+".pdf", document.PDFType, s.pdf(c, p))
}

// pdf writes a paper as PDF. Where that takes a browser and there is none, the sentence says what there is.
func (s *server) pdf(c echo.Context, p official.Paper) func(io.Writer) error {
	return func(w io.Writer) error {
		err := s.PDFs.Write(c.Request().Context(), w, p)
		if errors.Is(err, document.ErrShaping) {
			return &models.Error{Code: models.CodeWrongState, Detail: "pdf_needs_browser"}
		}
		return err
	}
}

// paperName is a paper's number as the name of its file: 12-CV-TCT.
func paperName(number string) string { return strings.NewReplacer("/", "-", `\`, "-").Replace(number) }

// file answers with a file to keep. It is made whole first: half a file must not pass for one.
func (s *server) file(c echo.Context, name, mediaType string, write func(io.Writer) error) error {
	var body bytes.Buffer
	if err := write(&body); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "private, no-store")
	h.Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name})) // RFC 6266
	return c.Blob(http.StatusOK, mediaType, body.Bytes())
}
