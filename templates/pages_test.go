package templates_test

import (
	"regexp"
	"strings"
	"testing"

	. "dondoc/templates"

	"golang.org/x/net/html"
)

func renderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func render(t testing.TB, r *Renderer, v View) string {
	t.Helper()
	var b strings.Builder
	if err := r.Render(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// everyPage runs a check on each page, full and empty, in every language.
func everyPage(t *testing.T, check func(t *testing.T, lang, page string)) {
	r := renderer(t)
	for _, lang := range r.Languages() {
		for state, pages := range map[string]map[string]View{"full": fullPages(lang), "empty": emptyPages(lang)} {
			for name, v := range pages {
				t.Run(lang+"/"+state+"/"+name, func(t *testing.T) { check(t, lang, render(t, r, v)) })
			}
		}
	}
}

func TestPagesAreWellFormed(t *testing.T) {
	everyPage(t, func(t *testing.T, lang, page string) {
		for _, fault := range markupFaults(page) {
			t.Error(fault)
		}
		if n := strings.Count(page, "<h1"); n != 1 {
			t.Errorf("%d h1, want one", n)
		}
		dir := "ltr"
		if lang == "ar" || lang == "fa" {
			dir = "rtl"
		}
		if !strings.Contains(page, `<html lang="`+lang+`" dir="`+dir+`"`) {
			t.Error("the page does not name its language and direction")
		}
	})
}

// The content security policy is default-src 'self': nothing inline works.
func TestPagesKeepTheContentSecurityPolicy(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|javascript:|data:|<script(?:>| [^>]*>[^<])`)
	everyPage(t, func(t *testing.T, _, page string) {
		if found := inline.FindString(page); found != "" {
			t.Errorf("inline %q", found)
		}
	})
}

func TestPagesLeaveNothingUntranslated(t *testing.T) {
	marks := regexp.MustCompile(`<no value>|\{\{|ZgotmplZ|%!|\bsay_|\b(?:status|timeliness|role|kind|rule|message|group|error|did|report|due|tally)_[a-z_]+\b`)
	attribute := regexp.MustCompile(`(?:id|for|name|href|class|value|aria-[a-z]+)="[^"]*"`)
	everyPage(t, func(t *testing.T, _, page string) {
		if found := marks.FindString(attribute.ReplaceAllString(page, "")); found != "" {
			t.Errorf("untranslated %q", found)
		}
	})
}

// Every POST form carries the CSRF field, every field a label.
func TestFormsAreGuardedAndLabelled(t *testing.T) {
	everyPage(t, func(t *testing.T, _, page string) {
		for _, form := range strings.Split(page, `method="post"`)[1:] {
			form, _, _ = strings.Cut(form, "</form>")
			if !strings.Contains(form, `name="csrf"`) {
				t.Errorf("a form without csrf: %.80s", form)
			}
		}
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		labelled := map[string]bool{}
		walk(doc, func(n *html.Node) {
			if n.Data == "label" {
				labelled[attr(n, "for")] = true
			}
		})
		walk(doc, func(n *html.Node) {
			field := n.Data == "select" || n.Data == "textarea" || n.Data == "input" && attr(n, "type") != "hidden"
			if field && !labelled[attr(n, "id")] && !inside(n, "label") {
				t.Errorf("field %q has no label", attr(n, "name"))
			}
		})
	})
}

// What comes from data is escaped wherever it is put.
func TestContentIsEscaped(t *testing.T) {
	const bad = `"><script>alert(1)</script>`
	r := renderer(t)
	rows := sampleRows(2, "overdue")
	for i := range rows {
		rows[i].Label, rows[i].Ref, rows[i].Directive, rows[i].Lead, rows[i].InheritedFrom, rows[i].LabelLang = bad, bad, "x"+bad, bad, bad, bad
		rows[i].Status = bad
	}
	page := Page{Lang: "vi", CSRF: bad, URI: "/tasks?q=" + bad, Organisation: bad, User: &Viewer{Name: bad, Agency: bad, Inbox: true}}
	members := []FanMember{{Code: bad, Name: bad, Status: bad, Timeliness: "overdue"}}
	views := map[string]View{
		"inbox": &InboxView{Page: page, Agency: AgencyName{Code: bad, Name: bad, Native: bad}, Groups: []InboxGroup{{Kind: bad, Rows: rows}},
			Filter: InboxFilter{Q: bad, Directive: bad, DueTo: bad}},
		"directive": &DirectiveView{Page: page, Directive: DirectiveLink{Number: bad, Title: bad, Kind: bad}, SourceURL: "javascript:alert(1)",
			Sections: []DirectiveSection{{Number: bad, Title: bad, Duties: []Duty{{Position: 1, Label: bad, Lead: bad, With: []string{bad}, Members: members}, {Task: &rows[0]}}}}},
		"board": &BoardView{Page: page, Agencies: []AgencyRow{{AgencyName: AgencyName{Code: bad, Name: bad}}}, Overdue: rows},
		"task": &TaskView{Page: page, TaskRow: rows[0], Timeline: []TimelineEntry{{Kind: "message", Who: bad, Rule: bad, Outcome: bad}}, Forms: []MoveForm{sampleForm("update", "", bad), sampleForm("todo", "accept", bad), sampleForm("more", "key", bad)},
			Opinions: []OpinionItem{{Agency: AgencyName{Name: bad}, State: bad, Facts: []Fact{{bad, bad}}}}, Subtasks: []SubtaskItem{{Title: bad}}, Divides: true,
			Conflict: &Conflict{Theirs: []Fact{{"status", bad}}, Yours: []Fact{{bad, bad}}}},
		"desk":    &DeskView{Page: page, Pile: "results", Piles: []Pile{{bad, 1}}, Rows: []MatterRow{{TaskRow: rows[0], Note: bad, Words: bad}}, Words: bad, Results: []BulkLine{{1, bad, bad, false, bad}}},
		"absence": &AbsenceView{Page: page, Form: sampleForm("", "absence", bad), Rows: []AbsenceRow{{Absent: bad, Substitute: bad, From: bad, To: bad, Reason: bad}}},
	}
	for name, v := range views {
		t.Run(name, func(t *testing.T) {
			html := render(t, r, v)
			if strings.Contains(html, "<script>alert") || strings.Contains(html, `href="javascript:`) {
				t.Error("content became markup")
			}
			for _, fault := range markupFaults(strings.ReplaceAll(html, "#ZgotmplZ", "#main")) { // the javascript: address, taken out
				t.Error(fault)
			}
		})
	}
}

func TestDirectionFollowsLanguageOrView(t *testing.T) {
	r := renderer(t)
	for _, c := range []struct{ lang, dir, want string }{{"vi", "", `dir="ltr"`}, {"ar", "", `dir="rtl"`}, {"vi", "rtl", `dir="rtl"`}} {
		v := sampleInbox(c.lang, 3)
		v.Dir = c.dir
		if page := render(t, r, v); !strings.Contains(page[:80], c.want) {
			t.Errorf("lang %q, dir %q: page begins %s, want %s", c.lang, c.dir, page[:60], c.want)
		}
	}
}
