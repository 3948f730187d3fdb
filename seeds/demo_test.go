package seeds_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
	"dondoc/seeds"
)

func loadDemo(t *testing.T, e *modelstest.Env, asOf time.Time) seeds.Demo {
	t.Helper()
	d, err := seeds.LoadDemo(t.Context(), e.Store, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheDemonstration(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		demo := loadDemo(t, e, e.Now())
		t.Run("is plausible", func(t *testing.T) { theDemonstrationIsPlausible(t, e) })
		t.Run("has accounts", func(t *testing.T) { accountsSignIn(t, e, demo) })
		t.Run("keeps the rules", func(t *testing.T) { theInventedPastKeepsTheRules(t, e) })
		t.Run("is always the same", func(t *testing.T) { theDemonstrationIsAlwaysTheSame(t, e) })
		t.Run("tells the same by either boundary", func(t *testing.T) { boundariesAgree(t, e) })
		t.Run("goes on with a merger", func(t *testing.T) { mergersPassOnWhatIsOpen(t, e, demo) }) // last: it changes it
	})
}

// The day shown by default has something in each place of the count, in plausible proportions.
func theDemonstrationIsPlausible(t *testing.T, e *modelstest.Env) {
	whole, err := e.Tally(t.Context(), modelstest.System, models.CountFilter{})
	if err != nil {
		t.Fatal(err)
	}
	due := whole.CompletedOnTime + whole.CompletedLate + whole.InTerm + whole.Overdue
	for _, share := range []struct {
		name            string
		got, of         int
		least, most     int // percent
		atLeastInNumber int
	}{
		{"completed in time", whole.CompletedOnTime, due, 45, 80, 0},
		{"completed late", whole.CompletedLate, due, 8, 30, 0},
		{"unfinished in term", whole.InTerm, due, 8, 30, 0},
		{"overdue", whole.Overdue, due, 2, 6, 0},
		{"awaiting acceptance", whole.Waiting, due, 2, 10, 0},
		{"due soon", whole.DueSoon, due, 1, 5, 0},
		{"blocked", whole.Blocked, due, 1, 4, 0},
		{"inherited", whole.Inherited, due, 5, 30, 0},
	} {
		if percent := 100 * share.got / share.of; percent < share.least || percent > share.most {
			t.Errorf("%s: %d of %d are %d%%, want %d to %d%%", share.name, share.got, share.of, percent, share.least, share.most)
		}
	}
	reports := e.Rows(t, "SELECT COUNT(*), COUNT(DISTINCT task_id) FROM progress")[0]
	n, _ := strconv.Atoi(reports[0])
	if n < 2*5427 || n > 3*5427 {
		t.Errorf("%d reports on 5427 tasks", n)
	}
	// The newest directive is under way: what fell due is partly done, partly overdue.
	for _, d := range e.Rows(t, `SELECT t.status, COUNT(*) FROM tasks t JOIN directives d ON d.id = t.directive_id WHERE d.number = '315/TB-VPCP' AND t.due_on < '2025-06-27' GROUP BY t.status ORDER BY t.status`) {
		if d[0] == "not_started" && d[1] == "146" || d[0] == "completed" && d[1] == "146" {
			t.Errorf("of 315/TB-VPCP everything is %s", d[0])
		}
	}
	if soon := e.Rows(t, `SELECT t.ref FROM tasks t WHERE t.open AND t.due_on = '2025-06-29' AND t.status IN ('not_started', 'in_progress')`); len(soon) == 0 {
		t.Error("nothing of what falls due on 29 June is still to be done")
	}
	if forecasts := e.Rows(t, "SELECT id FROM tasks WHERE open AND forecast_on > '2025-06-27'"); len(forecasts) < 5 {
		t.Errorf("%d late tasks with a forecast", len(forecasts))
	}
	if none := e.Rows(t, "SELECT id FROM tasks WHERE open AND due_on IS NOT NULL AND next_notice_on IS NULL"); len(none) != 0 {
		t.Errorf("%d open tasks with a due day have no next notice", len(none))
	}
	if past := e.Rows(t, "SELECT id FROM tasks WHERE next_notice_on < '2025-06-27' OR NOT open AND next_notice_on IS NOT NULL"); len(past) != 0 {
		t.Errorf("%d notices lie in the past or are for finished tasks", len(past))
	}
}

// Two demonstrations are the same, on either database, and one opened again stays as it is.
func theDemonstrationIsAlwaysTheSame(t *testing.T, e *modelstest.Env) {
	first := e.Fingerprint(t, "api_tokens")
	other := modelstest.OpenSQLite(t)
	if e.Dialect == models.Postgres {
		other = modelstest.OpenPostgres(t)
	}
	loadDemo(t, other, e.Now())
	if second := other.Fingerprint(t, "api_tokens"); second != first {
		t.Error("a second demonstration differs from the first")
	}
	again := loadDemo(t, other, e.Now())
	if other.Fingerprint(t, "api_tokens", "audit_entries") != e.Fingerprint(t, "api_tokens", "audit_entries") {
		t.Error("opening the demonstration again changed it")
	}
	if actor, err := other.ActorByToken(t.Context(), again.Accounts[0].Token); err != nil || actor.Email != again.Accounts[0].Email {
		t.Errorf("the new token is %+v's, %v", actor, err)
	}
}

func accountsSignIn(t *testing.T, e *modelstest.Env, demo seeds.Demo) {
	if len(demo.Accounts) != 27 {
		t.Errorf("%d accounts, want 27", len(demo.Accounts))
	}
	roles := map[models.Role]int{}
	for i, a := range demo.Accounts {
		roles[a.Role]++
		actor, err := e.ActorByToken(t.Context(), a.Token)
		if err != nil || actor.Email != a.Email || actor.Name != a.Name || !actor.Is(a.Role) || actor.Agency == "" || a.Agency == "" {
			t.Errorf("%s: token of %+v, %v", a.Email, actor, err)
		}
		if i%9 != 0 { // a password is slow to check by design, and is the same for all
			continue
		}
		if u, err := e.Authenticate(t.Context(), a.Email, a.Password, "192.0.2.1"); err != nil || u.ID != actor.UserID || !u.Illustrative {
			t.Errorf("%s: signed in as %+v, %v", a.Email, u, err)
		}
	}
	for role, want := range map[models.Role]int{models.RoleAdministrator: 1, models.RoleOffice: 2, models.RoleWorkingGroup: 3, models.RoleHead: 10, models.RoleOfficer: 10, models.RoleViewer: 1} {
		if roles[role] != want {
			t.Errorf("%d accounts of role %s, want %d", roles[role], role, want)
		}
	}
}

// Any day from the first directive to the end of 2026 can be shown, with what was issued by then and
// with people of the bodies that existed then.
func TestTheDemonstrationOfOtherDays(t *testing.T) {
	for _, want := range []struct {
		day                deadline.Date
		directives, ahead  int
		most, binhDuong    string // the agency code of two people
		completedLeastMost [2]int
	}{
		{day(2023, time.June, 1), 1, 4, "G06", "H09", [2]int{1, 40}},
		{day(2024, time.October, 15), 3, 4, "G06", "H09", [2]int{1300, 2600}},
		{day(2025, time.June, 30), 5, 1, "G06", "H09", [2]int{2500, 3500}},
		{day(2025, time.July, 1), 5, 0, "G06", "H29", [2]int{2500, 3500}},
		{day(2026, time.December, 31), 5, 0, "G06", "H29", [2]int{3500, 4800}},
	} {
		t.Run(want.day.String(), func(t *testing.T) {
			e := modelstest.OpenSQLite(t)
			demo := loadDemo(t, e, at(want.day, 8).Now())
			if demo.Summary.Directives.Added != want.directives || len(demo.Summary.Ahead) != want.ahead {
				t.Errorf("%s", demo.Summary)
			}
			codes := map[string]string{}
			for _, a := range demo.Accounts {
				codes[a.Email] = a.Agency
			}
			if codes["do.thuy.anh@most.example"] != want.most || codes["huynh.ngoc.tram@binhduong.example"] != want.binhDuong {
				t.Errorf("people sit at %s and %s, want %s and %s", codes["do.thuy.anh@most.example"], codes["huynh.ngoc.tram@binhduong.example"], want.most, want.binhDuong)
			}
			done, err := strconv.Atoi(e.Rows(t, "SELECT COUNT(*) FROM tasks WHERE status = 'completed'")[0][0])
			if err != nil || done < want.completedLeastMost[0] || done > want.completedLeastMost[1] {
				t.Errorf("%d tasks completed, want %v, %v", done, want.completedLeastMost, err)
			}
			if late := e.Rows(t, "SELECT id FROM progress WHERE at > $1", want.day.AddDays(1).String()); len(late) != 0 {
				t.Errorf("%d reports lie ahead of the day shown", len(late))
			}
			closed := e.Rows(t, `SELECT r.id FROM user_roles r JOIN agencies a ON a.id = r.agency_id WHERE a.valid_to < $1 OR a.valid_from > $1`, want.day.String())
			if len(closed) != 0 {
				t.Errorf("%d people belong to bodies that did not exist", len(closed))
			}
		})
	}
}

func TestWhatTheDemonstrationRefuses(t *testing.T) {
	e := modelstest.OpenSQLite(t)
	for _, d := range []deadline.Date{day(2023, time.May, 31), day(2027, time.January, 1)} {
		if _, err := seeds.LoadDemo(t.Context(), e.Store, at(d, 12).Now()); err == nil || !strings.Contains(err.Error(), "from 2023-06-01 to 2026-12-31") {
			t.Errorf("as of %s: %v", d, err)
		}
	}
	loadAll(t, e)
	before := e.Fingerprint(t)
	if _, err := seeds.LoadDemo(t.Context(), e.Store, e.Now()); !errors.Is(err, seeds.ErrNotDemo) {
		t.Errorf("into a database in use: %v", err)
	}
	if e.Fingerprint(t) != before {
		t.Error("invented people or reports were mixed into a database in use")
	}
}
