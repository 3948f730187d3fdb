package handlers_test

import (
	"archive/zip"
	"html"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// knowers are the columns of the second table of docs/roles.md, which is about a confidential directive.
var knowers = map[string]string{
	"officer": modelstest.MOSTOfficer, "came over": cameOver, "left": leftBehind, "outsider": modelstest.HanoiOfficer, "viewer": modelstest.Viewer, "office": modelstest.Office,
	"working group": modelstest.WorkingGroup, "cleared member": clearedMember, "administrator": modelstest.Admin,
}

// clearedMember is a member of the working group who is cleared for confidential directives.
const clearedMember = "cleared@group.example"

func clearMember(t *testing.T, e *modelstest.Env, c modelstest.Cast) {
	t.Helper()
	if _, err := e.CreateUser(t.Context(), c.Admin, models.NewUser{Email: clearedMember, Name: "Thành viên", Lang: "vi", Password: modelstest.Password,
		Roles: []models.UserRole{{Role: models.RoleWorkingGroup}}}); err != nil {
		t.Fatal(err)
	}
	e.Exec(t, "UPDATE users SET cleared = TRUE WHERE email = '"+clearedMember+"'")
}

// confidential is a directive of which only its agencies, the office and the cleared may know, with a
// task that has been worked on, its evidence, a mail about it, a report and an urging letter.
type confidential struct {
	task, directive, evidence, message, report, letter, bottleneck, indicator int64
}

// What tells of it: its words, and its number, which a mail may carry (DOMAIN.md, "Confidential").
var confidentialWords = []string{"mạng kín", "sealed network", "Lời kín", "Vướng kín", "Gia hạn kín", "Minh chứng kín"}

const confidentialNumber = "9/TB-VPCP"

func (s *site) enterConfidential(t *testing.T) confidential {
	t.Helper()
	ctx := t.Context()
	closeAgency(t, s.Env, s.Cast)
	clearMember(t, s.Env, s.Cast)
	issued := deadline.MustDate(2025, time.June, 1)
	r, err := s.RegisterDirective(ctx, modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: "9-TB-VPCP", Number: confidentialNumber, Kind: "conclusion_notice", TitleVi: "Kết luận về mạng kín", TitleEn: "Conclusions on the sealed network",
			IssuedOn: issued, ReferenceOn: issued, Lang: "vi", Confidential: true},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Trình đề án mạng kín.", TextEn: "Submit the scheme of the sealed network.", LabelVi: "Đề án mạng kín", LabelEn: "Scheme of the sealed network",
			Deadline: deadline.Deadline{AsWritten: "trước 24/6", Kind: deadline.KindDate, Date: deadline.MustDate(2025, time.June, 24), Inclusive: true}}, LeadKeys: []string{closedAgency}}},
		Indicators: []models.NewIndicator{{Indicator: models.Indicator{Key: "k", TextVi: "Chỉ tiêu mạng kín", TextEn: "Indicator of the sealed network", UnitVi: "%", UnitEn: "percent"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	x := confidential{task: s.taskID(t, "9/TB-VPCP#1"), directive: r.DirectiveID, indicator: s.indicatorOf(t, r.DirectiveID)}
	in := models.MoveInput{Via: models.ViaPage, Words: "Lời kín"}
	officer := s.Cast.MOSTOfficer
	if _, err := s.RaiseBottleneck(ctx, officer, x.task, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Via: models.ViaPage, Words: "Vướng kín"}, Category: "data", MustAct: officer.Agencies()}); err != nil {
		t.Fatal(err)
	}
	stuck, err := s.ListBottlenecks(ctx, modelstest.System, models.BottleneckFilter{Category: "data"})
	if err != nil || len(stuck.Rows) != 1 {
		t.Fatal(stuck, err)
	}
	x.bottleneck = stuck.Rows[0].ID
	if _, err := s.AskExtension(ctx, officer, x.task, models.NewExtension{MoveInput: models.MoveInput{Via: models.ViaPage, Words: "Gia hạn kín"}, To: deadline.MustDate(2025, time.August, 1)}); err != nil {
		t.Fatal(err)
	}
	file, err := s.AddFile(ctx, officer, x.task, models.NewFile{MoveInput: in, Name: "Minh chứng kín.txt", Content: strings.NewReader("Minh chứng kín"), Size: int64(len("Minh chứng kín"))})
	if err != nil {
		t.Fatal(err)
	}
	x.evidence = file.ID
	report, _, err := s.CompileReport(ctx, modelstest.System, models.DefaultReportSchedule(), models.Period{From: deadline.MustDate(2025, time.June, 21), To: deadline.MustDate(2025, time.June, 25)})
	if err != nil {
		t.Fatal(err)
	}
	x.report = report.ID
	letter, _, err := s.UrgeAgency(ctx, s.Cast.Office, models.NewUrgingLetter{AgencyID: officer.Agencies()[0], Lang: "vi", Press: "x"})
	if err != nil {
		t.Fatal(err)
	}
	x.letter = letter.ID
	if _, err := s.Submit(ctx, officer, x.task, in); err != nil {
		t.Fatal(err)
	}
	x.message = s.message(t, modelstest.MOSTOfficer)
	s.Exec(t, "UPDATE messages SET subject = '"+confidentialNumber+"', text = '"+confidentialNumber+"', html = '"+confidentialNumber+"', refs = '["+`"`+confidentialNumber+`#1"`+"]', state = 'failed' WHERE id = "+id(x.message))
	return x
}

// at is the path of a route where it is about the directive.
func (x confidential) at(route string) string {
	_, path, _ := strings.Cut(route, " ")
	for prefix, number := range map[string]int64{"/tasks": x.task, "/bottlenecks": x.bottleneck, "/indicators": x.indicator, "/directives": x.directive, "/outbox": x.message, "/reports": x.report, "/letters": x.letter, "/admin/mail": x.message} {
		if strings.HasPrefix(path, prefix+"/:id") {
			path = strings.Replace(path, ":id", id(number), 1)
		}
	}
	path = strings.NewReplacer(":evidence_id", id(x.evidence), ":provider", "none", ":token", "none", ":sid", "1", ":oid", "1", ":id", "1").Replace(path)
	return path
}

// tells says what an answer gives away: "told", "number" or "silent"; "not found" and "refused" where it
// is not given.
func tells(t *testing.T, got seen) string {
	t.Helper()
	text := html.UnescapeString(got.Body)
	if strings.HasPrefix(got.Body, "PK") { // a workbook
		text = unzipped(t, got.Body)
	}
	said := slices.ContainsFunc(confidentialWords, func(w string) bool { return strings.Contains(text, w) })
	switch {
	case said:
		return "told"
	case strings.Contains(text, confidentialNumber):
		return "number"
	case got.Status == http.StatusNotFound:
		return "not found"
	case got.Status == http.StatusForbidden:
		return "refused"
	}
	return "silent"
}

func unzipped(t *testing.T, body string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
		_ = part.Close()
	}
	return html.UnescapeString(all.String())
}

// TestAConfidentialDirectiveIsToldAsTheTableSays opens every page as everybody: those of the second table
// tell what stands there, all others tell nobody anything.
func TestAConfidentialDirectiveIsToldAsTheTableSays(t *testing.T) {
	columns, lines, listed := rolesTable(t, 2)
	_, _, routes := rolesTable(t, 1)
	for _, route := range listed {
		if !slices.Contains(routes, route) {
			t.Fatalf("no route %q", route)
		}
	}
	eachSite(t, func(t *testing.T, s *site) {
		x := s.enterConfidential(t)
		for column, person := range columns {
			email, known := knowers[person]
			if !known {
				t.Fatalf("nobody is %q", person)
			}
			v := s.as(t, email)
			for _, route := range routes {
				if !strings.HasPrefix(route, "GET ") {
					continue
				}
				got := v.get(t, x.at(route))
				told, want := tells(t, got), ""
				if cells, ok := lines[route]; ok {
					want = cells[column]
				}
				switch {
				case want != "" && told != want:
					t.Errorf("%s, %s: %s, want %s: %s", person, route, told, want, got.text())
				case want == "" && (told == "told" || told == "number"):
					t.Errorf("%s, %s: %s, which no table says", person, route, told)
				}
			}
			for _, path := range []string{"/tasks?q=mang+kin", "/tasks?q=9%2FTB", "/directives?q=9%2FTB", "/outbox?q=mang", "/tasks?lang=en"} {
				if told := tells(t, v.get(t, path)); strings.HasPrefix(path, "/tasks") && lines["GET /tasks"][column] == "silent" && told != "silent" || strings.HasPrefix(path, "/directives") && lines["GET /directives"][column] == "silent" && told == "told" {
					t.Errorf("%s, %s: %s", person, path, told)
				}
			}
			if lines["GET /tasks/:id"][column] != "not found" {
				continue
			}
			// Of whom the task is hidden from, nobody does anything with it either.
			for _, route := range routes {
				if !strings.HasPrefix(route, "POST /tasks/:id") {
					continue
				}
				got := v.do(t, http.MethodPost, x.at(route))
				if told := tells(t, got); got.Status != http.StatusNotFound || told != "not found" {
					t.Errorf("%s, %s: %d, %s", person, route, got.Status, told)
				}
			}
		}
	})
}
