package handlers_test

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// walked is an operation of the API's description.
type walked struct {
	method, path, operation string
	open                    bool   // to strangers
	body                    string // the description's example
}

// operations reads them all from the description the server gives, removals last.
func operations(t *testing.T, a *apiServer) []walked {
	t.Helper()
	var doc struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Security    *[]any
			RequestBody struct {
				Content map[string]struct{ Example json.RawMessage }
			} `json:"requestBody"`
		}
	}
	got := a.call(t, "", http.MethodGet, "/api/v1/openapi.json", "")
	got.is(t, http.StatusOK, "the description")
	if err := json.Unmarshal(got.Body, &doc); err != nil {
		t.Fatal(err)
	}
	var all []walked
	for path, methods := range doc.Paths {
		for method, op := range methods {
			all = append(all, walked{strings.ToUpper(method), path, op.OperationID, op.Security != nil && len(*op.Security) == 0,
				string(op.RequestBody.Content["application/json"].Example)})
		}
	}
	slices.SortFunc(all, func(a, b walked) int {
		last := func(w walked) int { return len(strings.TrimPrefix(w.method, http.MethodDelete)) }
		return cmp.Or(cmp.Compare(last(b), last(a)), cmp.Compare(a.path, b.path), cmp.Compare(a.method, b.method))
	})
	return all
}

// at fills numbers into the path.
func (w walked) at(ids ...string) string { return strings.NewReplacer(ids...).Replace(w.path) }

// theirs says whether the path names a task or a directive.
func (w walked) theirs() bool {
	return strings.HasPrefix(w.path, "/api/v1/tasks/{id}") || strings.HasPrefix(w.path, "/api/v1/directives/{id}") || strings.HasPrefix(w.path, "/api/v1/bottlenecks/{id}") || strings.HasPrefix(w.path, "/api/v1/indicators/{id}")
}

func TestAStrangerGetsNothingButRefusals(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		revoked, closed := a.token(t, modelstest.WorkingGroup), a.token(t, modelstest.MOSTOfficer)
		for _, secret := range []string{revoked, closed} {
			a.call(t, "", http.MethodGet, "/api/v1/me", "", "Authorization", "Bearer "+secret).is(t, http.StatusOK, "a good token")
		}
		a.Exec(t, "UPDATE api_tokens SET revoked_at = '2025-06-27 01:00:00+00:00' WHERE user_id = (SELECT id FROM users WHERE email = '"+modelstest.WorkingGroup+"')")
		a.Exec(t, "UPDATE users SET closed_at = '2025-06-27 01:00:00+00:00' WHERE email = '"+modelstest.MOSTOfficer+"'")
		a.Clock.Advance(time.Minute)
		var open []string
		for _, op := range operations(t, a) {
			if op.open {
				open = append(open, op.operation)
				continue
			}
			for what, header := range map[string]string{"nobody": "", "a made-up token": "Bearer ddt_0123456789abcdef", "a revoked token": "Bearer " + revoked, "a closed account": "Bearer " + closed} {
				got := a.call(t, "", op.method, op.at("{id}", "1", "{opinion_id}", "1", "{subtask_id}", "1", "{evidence_id}", "1"), op.body, "Authorization", header, keyHeader, "k")
				if got.Status != http.StatusUnauthorized {
					t.Errorf("%s: %s %s: %d %s", what, op.method, op.path, got.Status, got.Body)
					continue
				}
				got.problem(t, http.StatusUnauthorized, "sign_in")
			}
		}
		if got := strings.Join(open, " "); got != "openapi" {
			t.Errorf("open to strangers: %s", got)
		}
	})
}

// theirs is a task that only the Ministry of Science and Technology, which inherited it, the Ministry of
// Public Security, which coordinates, and those who see the whole may know of; with a life.
type theirs struct {
	task, directive, opinion, subtask, evidence, report, letter, review, substitution, bottleneck, indicator int64
	names, words                                                                                             []string // of which nobody else may be told one
}

func enterTheirs(t *testing.T, a *apiServer, confidential bool) theirs {
	t.Helper()
	ctx := t.Context()
	closeAgency(t, a.Env, a.Cast)
	clearMember(t, a.Env, a.Cast)
	day := deadline.MustDate(2025, time.June, 1)
	r, err := a.RegisterDirective(ctx, modelstest.System, models.NewDirective{
		Directive: models.Directive{Key: "9-TB-VPCP", Number: "9/TB-VPCP", Kind: "conclusion_notice", TitleVi: "Kết luận về mạng riêng", TitleEn: "Conclusions on the private network",
			IssuedOn: day, ReferenceOn: day, Lang: "vi", Confidential: confidential},
		Provisions: []models.NewProvision{{Provision: models.Provision{Position: 1, TextVi: "Trình đề án mạng riêng.", TextEn: "Submit the scheme of the private network.", LabelVi: "Đề án mạng riêng", LabelEn: "Scheme of the private network",
			Deadline: deadline.Deadline{AsWritten: "trước 24/6", Kind: deadline.KindDate, Date: deadline.MustDate(2025, time.June, 24), Inclusive: true}}, LeadKeys: []string{closedAgency}, CoordinatorKeys: []string{"mps"}}},
		Indicators: []models.NewIndicator{{Indicator: models.Indicator{Key: "k", TextVi: "Chỉ tiêu mạng riêng", TextEn: "Indicator of the private network", UnitVi: "%", UnitEn: "percent"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	x := theirs{directive: r.DirectiveID, names: []string{"9/TB-VPCP", "9-TB-VPCP"}, words: []string{"mạng riêng", "private network", "Soạn riêng", "Hỏi riêng", "Vướng riêng", "Gia hạn riêng", "Minh chứng riêng", "Báo cáo kết quả"}}
	tasks, err := a.TasksByRef(ctx, modelstest.System, []string{"9/TB-VPCP#1"})
	if err != nil || len(tasks) != 1 {
		t.Fatal(tasks, err)
	}
	x.task = tasks[0].ID
	targets, err := a.Indicators(ctx, modelstest.System)
	if err != nil || len(targets) != 1 {
		t.Fatal(targets, err)
	}
	x.indicator = targets[0].ID
	path := "/api/v1/tasks/" + id(x.task)
	officer := modelstest.MOSTOfficer
	a.moved(t, officer, path+"/opinions", `{"agency":"G01","due_on":"2025-07-10","words":"Hỏi riêng"}`)
	a.moved(t, officer, path+"/bottlenecks", `{"category":"data","words":"Vướng riêng","must_act":["G01"]}`)
	a.moved(t, officer, path+"/extension", `{"due_on":"2025-08-10","words":"Gia hạn riêng"}`)
	var life apiLife
	a.get(t, officer, path+"/life", &life)
	x.opinion, x.bottleneck = life.Opinions[0].ID, life.Bottlenecks[0].ID
	var sub apiSubtask
	a.call(t, officer, http.MethodPost, path+"/subtasks", `{"title":"Soạn riêng"}`).decode(t, &sub)
	x.subtask = sub.ID
	file, err := a.AddFile(ctx, modelstest.System, x.task, models.NewFile{MoveInput: models.MoveInput{Via: models.ViaAPI}, Name: "Minh chứng riêng.pdf", Content: strings.NewReader(reportPDF), Size: int64(len(reportPDF))})
	if err != nil {
		t.Fatal(err)
	}
	x.evidence = file.ID
	var stands apiSubstitution
	a.call(t, officer, http.MethodPost, "/api/v1/substitutions", `{"substitute":"head@most.example","from_on":"2025-08-01","to_on":"2025-08-02"}`).decode(t, &stands)
	x.substitution = stands.ID
	report, _, err := a.CompileReport(ctx, modelstest.System, models.DefaultReportSchedule(), models.Period{From: deadline.MustDate(2025, time.June, 21), To: deadline.MustDate(2025, time.June, 25)})
	if err != nil {
		t.Fatal(err)
	}
	x.report = report.ID
	letter, _, err := a.UrgeAgency(ctx, modelstest.System, models.NewUrgingLetter{AgencyID: tasks[0].Lead.ID, Lang: "vi", Press: "x"})
	if err != nil {
		t.Fatal(err)
	}
	x.letter = letter.ID
	review, err := a.PlanReview(ctx, a.Cast.Office, models.ReviewFiveDay, a.Today())
	if err != nil {
		t.Fatal(err)
	}
	x.review = review.ID
	return x
}

// call makes the operation's call with the numbers that are theirs.
func (x theirs) call(t *testing.T, a *apiServer, who string, op walked, header ...string) answer {
	t.Helper()
	number := x.task
	switch {
	case strings.HasPrefix(op.path, "/api/v1/directives/"):
		number = x.directive
	case strings.HasPrefix(op.path, "/api/v1/indicators/"):
		number = x.indicator
	case strings.HasPrefix(op.path, "/api/v1/bottlenecks/"):
		number = x.bottleneck
	case strings.HasPrefix(op.path, "/api/v1/reports/"):
		number = x.report
	case strings.HasPrefix(op.path, "/api/v1/reviews/"):
		number = x.review
	case strings.HasPrefix(op.path, "/api/v1/letters/"):
		number = x.letter
	case strings.HasPrefix(op.path, "/api/v1/substitutions/"):
		number = x.substitution
	}
	body := op.body
	if op.operation == "bulkMove" {
		body = `{"move":"star","items":[{"id":` + id(x.task) + `}]}`
	}
	return a.call(t, who, op.method, op.at("{id}", id(number), "{opinion_id}", id(x.opinion), "{subtask_id}", id(x.subtask), "{evidence_id}", id(x.evidence)), body, header...)
}

// tells checks that the answer has none of their words and names.
func (x theirs) tells(t *testing.T, who, what string, got answer) {
	t.Helper()
	for _, word := range append(slices.Clip(x.words), x.names...) {
		if strings.Contains(string(got.Body), word) {
			t.Errorf("%s is told %q by %s: %s", who, word, what, got.Body)
		}
	}
}

func TestAnOutsiderIsToldNothing(t *testing.T) {
	for name, c := range map[string]struct {
		confidential bool
		outsiders    []string
	}{
		"another agency's task":    {false, []string{leftBehind, modelstest.HanoiOfficer, modelstest.Viewer}},
		"a confidential directive": {true, []string{leftBehind, modelstest.HanoiOfficer, modelstest.Viewer, modelstest.WorkingGroup, modelstest.Admin}},
	} {
		t.Run(name, func(t *testing.T) {
			eachAPI(t, func(t *testing.T, a *apiServer) {
				x := enterTheirs(t, a, c.confidential)
				all := operations(t, a)
				for _, who := range c.outsiders {
					for _, op := range all {
						got := x.call(t, a, who, op, keyHeader, "walk-"+op.operation)
						if op.theirs() && got.Status != http.StatusNotFound && got.Status != http.StatusForbidden {
							t.Errorf("%s: %s %s: %d %s", who, op.method, op.path, got.Status, got.Body)
						}
						if op.operation == "bulkMove" && !strings.Contains(string(got.Body), `"code":"not_found"`) {
							t.Errorf("%s moves it among others: %s", who, got.Body)
						}
						x.tells(t, who, op.method+" "+op.path, got)
					}
					for _, path := range []string{"/tasks?q=rieng&limit=200", "/tasks?sort=-updated&lang=en", "/tasks?agency=G06", "/tasks?timeliness=overdue", "/directives?limit=200&lang=en", "/bottlenecks?state=any&agency=G01", "/bottlenecks?category=data", "/search?q=rieng", "/search?q=9+tb+vpcp", "/search?q=private&lang=en"} {
						x.tells(t, who, path, a.call(t, who, http.MethodGet, "/api/v1"+path, ""))
					}
					for _, name := range []string{"9-TB-VPCP", "9%2FTB-VPCP"} {
						a.call(t, who, http.MethodGet, "/api/v1/directives/"+name, "").problem(t, http.StatusNotFound, "not_found")
						a.call(t, who, http.MethodGet, "/api/v1/tasks?directive="+name, "").problem(t, http.StatusUnprocessableEntity, "invalid")
					}
				}
				for _, who := range []string{cameOver, clearedMember, modelstest.Office} { // who came over with the merger knows what they led, and the cleared do
					for _, path := range []string{"", "/life", "/timeline", "/evidence", "/opinions", "/extensions"} {
						got := a.call(t, who, http.MethodGet, "/api/v1/tasks/"+id(x.task)+path, "")
						got.is(t, http.StatusOK, who+" "+path)
					}
					a.call(t, who, http.MethodGet, "/api/v1/directives/"+id(x.directive), "").is(t, http.StatusOK, who+", the directive")
				}
				for _, op := range all { // the same calls by one of the lead's: what is refused above is there
					if got := x.call(t, a, modelstest.MOSTOfficer, op); op.theirs() && got.Status == http.StatusNotFound {
						t.Errorf("the lead's officer: %s %s: %d %s", op.method, op.path, got.Status, got.Body)
					}
				}
			})
		})
	}
}
