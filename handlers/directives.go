package handlers

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/standing"
	"dondoc/templates"
)

// directivesPage is how many directives a page lists.
const directivesPage = 50

// directives is GET /directives (q, page): the newest first.
func (s *server) directives(c echo.Context) error {
	ctx, actor := c.Request().Context(), actorOf(c)
	v := &templates.DirectivesView{Page: s.page(c), MayDraft: actor.Rights().Decompose, Q: strings.TrimSpace(c.QueryParam("q"))}
	tallies, err := s.store.DirectiveTallies(ctx, actor, models.CountFilter{})
	if err != nil {
		return err
	}
	for _, d := range tallies {
		if matches(d.Directive, v.Q) {
			v.Rows = append(v.Rows, directiveRow(d, v.Lang, actor))
		}
	}
	v.Rows, v.Pager = pageOf(v.Rows, c.QueryParam("page"), directivesPage, func(page int) string {
		return "/directives?" + url.Values{"q": {v.Q}, "page": {strconv.Itoa(page)}}.Encode()
	})
	return s.render(c, http.StatusOK, v)
}

// matches says whether all words stand in the number or a title, whatever their case and marks.
func matches(d models.Directive, words string) bool {
	text := models.Fold(d.Name() + " " + d.TitleVi + " " + d.TitleEn)
	for _, w := range strings.Fields(models.Fold(words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// directiveRow is one line; the entry check's questions are the office's to see.
func directiveRow(d models.DirectiveTally, lang string, actor models.Actor) templates.DirectiveRow {
	row := templates.DirectiveRow{DirectiveLink: directiveLink(d.Directive, lang), Issuer: d.Directive.Issuer(lang), Provisions: d.Provisions, Counts: counts(d.Counts)}
	if actor.Is(models.RoleOffice) {
		row.Questions = d.Questions
	}
	return row
}

func counts(c standing.Counts) templates.Counts {
	return templates.Counts{Total: c.Total(), CompletedOnTime: c.CompletedOnTime, CompletedLate: c.CompletedLate, InTerm: c.InTerm, Overdue: c.Overdue,
		CompletedUndated: c.CompletedUndated, Undated: c.Undated}
}

func share(r standing.Rate) templates.Rate { return templates.Rate{Part: r.Part, Whole: r.Whole} }

// pageOf cuts one page out of a list. A page number that is none is the first.
func pageOf[T any](all []T, number string, size int, link func(page int) string) ([]T, templates.Pager) {
	last := max(1, (len(all)+size-1)/size)
	page, err := strconv.Atoi(number)
	if err != nil || page < 1 || page > last {
		page = 1
	}
	from, to := (page-1)*size, min(page*size, len(all))
	p := templates.Pager{From: min(from+1, to), To: to, Total: len(all)}
	if page > 1 {
		p.Prev = link(page - 1)
	}
	if page < last {
		p.Next = link(page + 1)
	}
	return all[from:to], p
}
