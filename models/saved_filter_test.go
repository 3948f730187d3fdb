package models_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// A filter is its owner's; the office shares one, which everybody reads and the office and its owner change.
func TestWhoKeepsAndChangesASavedFilter(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		own, err := e.SaveFilter(ctx, c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: " Quá hạn ", Query: "timeliness=overdue&cursor=x&lang=en&q="})
		if err != nil || own.Query != "timeliness=overdue" || own.Name != "Quá hạn" || !own.MayChange {
			t.Fatalf("%+v, %v", own, err)
		}
		shared, err := e.SaveFilter(ctx, c.Office, models.NewSavedFilter{List: models.ListOfBottlenecks, Name: "Đang mở", Shared: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []struct {
			actor models.Actor
			sees  string
		}{{c.MOSTOfficer, "Quá hạn Đang mở"}, {c.MOSTHead, "Đang mở"}, {c.Office, "Đang mở"}, {c.Nobody, ""}, {modelstest.System, ""}} {
			all, err := e.SavedFilters(ctx, x.actor)
			var names []string
			for _, f := range all {
				names = append(names, f.Name)
			}
			if got := strings.Join(names, " "); err != nil || got != x.sees {
				t.Errorf("%s sees %q, want %q, %v", x.actor.Name, got, x.sees, err)
			}
		}
		change := func(actor models.Actor, id int64, name string, isShared bool, version int64) error {
			_, err := e.ChangeFilter(ctx, actor, id, models.FilterChange{Name: name, Shared: isShared, Version: version})
			return err
		}
		save := func(actor models.Actor, n models.NewSavedFilter) error {
			_, err := e.SaveFilter(ctx, actor, n)
			return err
		}
		for _, x := range []struct {
			what string
			err  error
			code models.Code
		}{
			{"an outsider changes another's", change(c.MPSOfficer, own.ID, "x", false, 1), models.CodeNotFound},
			{"an officer shares", change(c.MOSTOfficer, own.ID, "x", true, 1), models.CodeForbidden},
			{"an officer saves a shared one", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "x", Shared: true}), models.CodeForbidden},
			{"the system saves one", save(modelstest.System, models.NewSavedFilter{List: models.ListOfTasks, Name: "x"}), models.CodeForbidden},
			{"an officer changes a shared one", change(c.MOSTOfficer, shared.ID, "x", true, 1), models.CodeForbidden},
			{"an officer removes a shared one", e.RemoveFilter(ctx, c.MOSTOfficer, shared.ID, 1), models.CodeForbidden},
			{"an outsider removes another's", e.RemoveFilter(ctx, c.Office, own.ID, 1), models.CodeNotFound},
			{"a stale version", change(c.MOSTOfficer, own.ID, "x", false, 7), models.CodeStale},
			{"a stale removal", e.RemoveFilter(ctx, c.MOSTOfficer, own.ID, 7), models.CodeStale},
			{"the same name", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "Quá hạn"}), models.CodeConflict},
			{"no name", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks}), models.CodeInvalid},
			{"a line break", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "a\nb"}), models.CodeInvalid},
			{"no such list", save(c.MOSTOfficer, models.NewSavedFilter{List: "users", Name: "x"}), models.CodeInvalid},
			{"a value there is none of", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "x", Query: "timeliness=late"}), models.CodeInvalid},
			{"no query", save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "x", Query: "q=%zz"}), models.CodeInvalid},
		} {
			if models.CodeOf(x.err) != x.code {
				t.Errorf("%s: %v, want %s", x.what, x.err, x.code)
			}
		}
		if err := change(c.MOSTOfficer, own.ID, "Trễ hạn", false, 1); err != nil {
			t.Error(err)
		}
		if err := save(c.MOSTOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "Quá hạn"}); err != nil {
			t.Errorf("the name is free again: %v", err)
		}
		if err := change(c.MOSTOfficer, own.ID, "Quá hạn", false, 2); models.CodeOf(err) != models.CodeConflict {
			t.Errorf("renamed to a name that is taken: %v", err)
		}
		if err := e.RemoveFilter(ctx, c.MOSTOfficer, own.ID, 2); err != nil {
			t.Error(err)
		}
		if _, err := e.SavedFilter(ctx, c.MOSTOfficer, own.ID); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("removed: %v", err)
		}
		for i := range models.MaxSavedFilters {
			if err := save(c.MPSOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: strings.Repeat("x", i+1)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := save(c.MPSOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "y"}); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("one too many: %v", err)
		}
	})
}

// A calendar's address is its reader's alone, tells what they may see at that moment, and dies with the filter,
// its sharing, the account and a newer address.
func TestACalendarAddressLivesAndDies(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		f, err := e.SaveFilter(ctx, c.Office, models.NewSavedFilter{List: models.ListOfTasks, Name: "Tất cả", Shared: true})
		if err != nil {
			t.Fatal(err)
		}
		stuck, err := e.SaveFilter(ctx, c.Office, models.NewSavedFilter{List: models.ListOfBottlenecks, Name: "Điểm nghẽn"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.MakeFeed(ctx, c.Office, stuck.ID); models.CodeOf(err) != models.CodeInvalid {
			t.Errorf("of bottlenecks: %v", err)
		}
		if _, err := e.MakeFeed(ctx, c.MOSTOfficer, stuck.ID); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("of another's: %v", err)
		}
		address := func(actor models.Actor) string {
			t.Helper()
			secret, err := e.MakeFeed(ctx, actor, f.ID)
			if err != nil {
				t.Fatal(err)
			}
			return secret
		}
		told := func(secret string) string {
			t.Helper()
			feed, err := e.CalendarFeed(ctx, secret)
			if models.CodeOf(err) == models.CodeNotFound {
				return "dead"
			}
			if err != nil {
				t.Fatal(err)
			}
			var refs []string
			for _, task := range feed.Tasks {
				refs = append(refs, strings.TrimPrefix(task.Ref, "34/CT-TTg"))
			}
			return strings.Join(refs, " ")
		}
		want := func(what, secret, refs string) {
			t.Helper()
			if got := told(secret); got != refs {
				t.Errorf("%s: %q, want %q", what, got, refs)
			}
		}
		officer, group := address(c.MOSTOfficer), address(c.WorkingGroup)
		want("the officer's", officer, "#1")
		want("the working group's", group, "#1 #3@H26 #3@H57 #3@H14 #2")
		want("none", "ddf_x", "dead")
		if rows := e.Rows(t, "SELECT token_hash FROM calendar_feeds"); strings.Contains(rows[0][0]+rows[1][0], strings.TrimPrefix(officer, "ddf_")) {
			t.Error("the secret is kept")
		}
		// Of a confidential directive the cleared member is told until the clearance ends.
		e.Exec(t, "UPDATE directives SET confidential = TRUE")
		e.Clock.Advance(time.Minute)
		want("not cleared", group, "")
		e.Exec(t, "UPDATE users SET cleared = TRUE WHERE email = '"+modelstest.WorkingGroup+"'")
		e.Clock.Advance(time.Minute)
		want("cleared", group, "#1 #3@H26 #3@H57 #3@H14 #2")
		e.Exec(t, "UPDATE users SET cleared = FALSE")
		e.Clock.Advance(time.Minute)
		want("no longer cleared", group, "")
		e.Exec(t, "UPDATE directives SET confidential = FALSE")

		again := address(c.MOSTOfficer)
		want("replaced", officer, "dead")
		want("the new one", again, "#1")
		if err := e.RevokeFeed(ctx, c.MOSTOfficer, f.ID); err != nil {
			t.Fatal(err)
		}
		want("revoked", again, "dead")
		if err := e.RevokeFeed(ctx, c.MOSTOfficer, f.ID); models.CodeOf(err) != models.CodeNotFound {
			t.Errorf("revoked twice: %v", err)
		}
		e.Exec(t, "UPDATE users SET closed_at = '2025-06-27 01:00:00+00:00' WHERE email = '"+modelstest.WorkingGroup+"'")
		e.Clock.Advance(time.Minute)
		want("the account is closed", group, "dead")
		mps := address(c.MPSOfficer)
		if _, err := e.ChangeFilter(ctx, c.Office, f.ID, models.FilterChange{Name: "Tất cả"}); err != nil {
			t.Fatal(err)
		}
		want("shared no longer", mps, "dead")
		office := address(c.Office)
		want("its owner's", office, "#1 #3@H26 #3@H57 #3@H14 #2")
		if err := e.RemoveFilter(ctx, c.Office, f.ID, 0); err != nil {
			t.Fatal(err)
		}
		want("removed", office, "dead")
	})
}

// A filter with a condition that this program doesn't know is an error, never a wider list.
func TestAnUnknownConditionWidensNothing(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c, ctx := e.Populate(t), t.Context()
		f, err := e.SaveFilter(ctx, c.Office, models.NewSavedFilter{List: models.ListOfTasks, Name: "x", Query: "timeliness=overdue"})
		if err != nil {
			t.Fatal(err)
		}
		secret, err := e.MakeFeed(ctx, c.Office, f.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, query := range []string{"lateness=overdue", "timeliness=gone"} {
			e.Exec(t, "UPDATE saved_filters SET query = '"+query+"'")
			if feed, err := e.CalendarFeed(ctx, secret); models.CodeOf(err) != models.CodeInvalid {
				t.Errorf("%s: %d tasks, %v", query, len(feed.Tasks), err)
			}
		}
	})
}
