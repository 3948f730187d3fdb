package handlers

import (
	"io"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/templates/document"
)

// reportFile is GET /reports/:id/FORMAT, and the API's: the report as a file in the reader's language, from its
// snapshot alone.
func (s *server) reportFile(format string) echo.HandlerFunc {
	return func(c echo.Context) error {
		id, err := idOf(c)
		if err != nil {
			return err
		}
		snapshot, data, err := s.store.Report(c.Request().Context(), actorOf(c), id)
		if err != nil {
			return err
		}
		lang := s.langOf(c)
		if strings.HasPrefix(c.Path(), "/api/") {
			lang = apiLangOf(c)
		}
		name := strings.ReplaceAll(string(snapshot.Kind), "_", "-") + "-" + data.From.String() + "-" + data.To.String() + "." + format
		zone, demo := s.store.Zone(), s.Demo != nil
		switch format {
		case "docx":
			return s.file(c, name, document.DOCXType, func(w io.Writer) error { return document.DOCX(w, s.Renderer.ReportPaper(data, lang, zone, demo)) })
		case "pdf":
			return s.file(c, name, document.PDFType, s.pdf(c, s.Renderer.ReportPaper(data, lang, zone, demo)))
		case "xlsx":
			return s.file(c, name, document.XLSXType, func(w io.Writer) error { return document.XLSX(w, s.Renderer.ReportBook(data, lang, zone, demo)) })
		}
		raw, err := reportJSONOf(snapshot, data)
		if err != nil {
			return err
		}
		return s.file(c, name, echo.MIMEApplicationJSON, func(w io.Writer) error { _, err := w.Write(raw); return err })
	}
}
