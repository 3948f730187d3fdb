package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// letterhead is GET /admin/letterhead: who issues papers, and how they are numbered.
func (s *server) letterhead(c echo.Context) error {
	l, err := s.store.Letterhead(c.Request().Context(), actorOf(c))
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, &templates.LetterheadView{Page: s.page(c), Under: under("letterhead"), Version: l.Version, Form: letterheadForm(l)})
}

func letterheadForm(l models.Letterhead) templates.LetterheadForm {
	return templates.LetterheadForm{AboveVi: l.Above.Vi, AboveEn: l.Above.En, IssuerVi: l.Issuer.Vi, IssuerEn: l.Issuer.En, PlaceVi: l.Place.Vi, PlaceEn: l.Place.En,
		AuthorityVi: l.Authority.Vi, AuthorityEn: l.Authority.En, TitleVi: l.Title.Vi, TitleEn: l.Title.En, Signer: l.Signer, CopiesVi: l.Copies.Vi, CopiesEn: l.Copies.En,
		LetterNumber: l.LetterNumber, ReportNumber: l.ReportNumber}
}

// readLetterhead reads the form; the version of one that is none is kept by nobody.
func readLetterhead(c echo.Context) models.Letterhead {
	both := func(name string) models.Bilingual {
		return models.Bilingual{Vi: oneLineField(c, name+"_vi"), En: oneLineField(c, name+"_en")}
	}
	lines := func(name string) string {
		return strings.ReplaceAll(strings.TrimSpace(c.FormValue(name)), "\r\n", "\n")
	}
	version, err := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if err != nil {
		version = -1
	}
	return models.Letterhead{Above: both("above"), Issuer: both("issuer"), Place: both("place"), Authority: both("authority"), Title: both("title"), Signer: oneLineField(c, "signer"),
		Copies: models.Bilingual{Vi: lines("copies_vi"), En: lines("copies_en")}, LetterNumber: oneLineField(c, "letter_number"), ReportNumber: oneLineField(c, "report_number"), Version: version}
}

// letterheadChange is POST /admin/letterhead.
func (s *server) letterheadChange(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	l := readLetterhead(c)
	err := s.store.SetLetterhead(ctx, actor, l)
	if err == nil {
		return s.goOn(c, "/admin/letterhead", templates.SayLetterhead, "")
	}
	if !refused(err) {
		return err
	}
	v := &templates.LetterheadView{Page: s.page(c), Under: under("letterhead"), Version: l.Version, Form: letterheadForm(l)}
	var status int
	status, v.Errors = s.faultsOf(c, err)
	if models.CodeOf(err) == models.CodeStale {
		stored, err := s.store.Letterhead(ctx, actor)
		if err != nil {
			return err
		}
		v.Version = stored.Version
		v.Both = bothLetterheads(letterheadForm(stored), v.Form)
	}
	return s.render(c, status, v)
}

func bothLetterheads(theirs, mine templates.LetterheadForm) []templates.BothRow {
	return differing([]templates.BothRow{{Field: "above_vi", Theirs: theirs.AboveVi, Mine: mine.AboveVi}, {Field: "above_en", Theirs: theirs.AboveEn, Mine: mine.AboveEn},
		{Field: "issuer_vi", Theirs: theirs.IssuerVi, Mine: mine.IssuerVi}, {Field: "issuer_en", Theirs: theirs.IssuerEn, Mine: mine.IssuerEn},
		{Field: "place_vi", Theirs: theirs.PlaceVi, Mine: mine.PlaceVi}, {Field: "place_en", Theirs: theirs.PlaceEn, Mine: mine.PlaceEn},
		{Field: "authority_vi", Theirs: theirs.AuthorityVi, Mine: mine.AuthorityVi}, {Field: "authority_en", Theirs: theirs.AuthorityEn, Mine: mine.AuthorityEn},
		{Field: "title_vi", Theirs: theirs.TitleVi, Mine: mine.TitleVi}, {Field: "title_en", Theirs: theirs.TitleEn, Mine: mine.TitleEn},
		{Field: "signer", Theirs: theirs.Signer, Mine: mine.Signer}, {Field: "copies_vi", Theirs: theirs.CopiesVi, Mine: mine.CopiesVi}, {Field: "copies_en", Theirs: theirs.CopiesEn, Mine: mine.CopiesEn},
		{Field: "letter_number", Theirs: theirs.LetterNumber, Mine: mine.LetterNumber}, {Field: "report_number", Theirs: theirs.ReportNumber, Mine: mine.ReportNumber}})
}
