package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// subscribe keeps a filter and subscribes to it.
func (w *world) subscribe(t *testing.T, who models.Actor, n models.NewSavedFilter, rhythm models.SubscriptionRhythm) models.SavedFilter {
	t.Helper()
	f, err := w.SaveFilter(t.Context(), who, n)
	if err != nil {
		t.Fatal(err)
	}
	if f, err = w.Subscribe(t.Context(), who, f.ID, rhythm); err != nil {
		t.Fatal(err)
	}
	return f
}

// listsTo gives the lists mailed to somebody so far, the oldest first.
func (w *world) listsTo(t *testing.T, who string) []models.Message {
	t.Helper()
	return slices.DeleteFunc(w.outbox(t, who), func(m models.Message) bool { return m.Kind != models.KindFilter || m.State != models.Sent })
}

// A subscribed list is mailed on working days at the digest hour, once a day or a week, from any number of ticks
// and instances, with what is new since the last one first, and not when it is empty.
func TestASubscribedListIsMailed(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := w.instance(t, "two")
		overdue := models.NewSavedFilter{List: models.ListOfTasks, Name: "Quá hạn", Query: "timeliness=overdue"}
		w.subscribe(t, w.cast.WorkingGroup, overdue, models.Daily)
		w.subscribe(t, w.cast.MOSTOfficer, overdue, models.Weekly)
		w.subscribe(t, w.cast.HanoiOfficer, models.NewSavedFilter{List: models.ListOfTasks, Name: "Không có", Query: "status=returned"}, models.Daily)
		w.subscribe(t, w.cast.Office, models.NewSavedFilter{List: models.ListOfBottlenecks, Name: "Điểm nghẽn"}, models.Daily)
		days := func(who string) string {
			var out []string
			for _, m := range w.listsTo(t, who) {
				out = append(out, m.Day.String()[5:])
			}
			return strings.Join(out, " ")
		}
		for day := 28; day <= 28+10; day++ { // Saturday, 28 June to Tuesday, 8 July
			for _, hour := range []int{7, 8, 9} {
				w.at(time.June, day, hour, 45)
				tick(t, w.Jobs, other)
			}
			if day == 28+3 { // Tuesday, 1 July: two more fall due, of which Tuesday's mail tells
				w.owe(t, "7/CT-TTg", "most", false, on(time.July, 1))
			}
		}
		for who, want := range map[string]string{modelstest.WorkingGroup: "06-30 07-01 07-02 07-03 07-04 07-07 07-08", modelstest.MOSTOfficer: "06-30 07-07", modelstest.HanoiOfficer: "",
			modelstest.Office: "06-30 07-01 07-02 07-03 07-04 07-07 07-08"} {
			if got := days(who); got != want {
				t.Errorf("%s got lists on %q, want %q", who, got, want)
			}
		}
		group := w.listsTo(t, modelstest.WorkingGroup)
		first, second, third := w.read(t, group[0]), w.read(t, group[1]), w.read(t, group[2])
		if !strings.Contains(first.Subject, "Quá hạn") || !strings.Contains(first.Text, "34/CT-TTg#1") || strings.Contains(first.Text, "Mới so với thư trước") {
			t.Errorf("the first: %s\n%s", first.Subject, first.Text)
		}
		if !strings.Contains(second.Text, "Mới so với thư trước: 1") || !strings.Contains(second.Subject, "1 mục mới") { // #2 fell due on 30 June
			t.Errorf("the second: %s\n%s", second.Subject, second.Text)
		}
		if !strings.Contains(third.Text, "Mới so với thư trước: 1") || !slices.Contains(third.Refs, "7/CT-TTg#1") {
			t.Errorf("the third: %v\n%s", third.Refs, third.Text)
		}
		if own := w.read(t, w.listsTo(t, modelstest.MOSTOfficer)[0]); strings.Contains(own.Text, "#3@H26") || !strings.Contains(own.Text, "34/CT-TTg#1") {
			t.Errorf("the officer is told %s", own.Text)
		}
		if stuck := w.read(t, w.listsTo(t, modelstest.Office)[0]); !strings.Contains(stuck.Text, "Thiếu nguồn lực") || !strings.Contains(stuck.Text, "https://theodoi.example/bottlenecks/") {
			t.Errorf("the office is told %s", stuck.Text)
		}
		for _, m := range w.sentTo(modelstest.WorkingGroup) {
			if strings.Contains(m.Subject(), "Quá hạn") && (m.Header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" || !strings.HasPrefix(m.Header.Get("List-Unsubscribe"), "<https://theodoi.example/unsubscribe/")) {
				t.Errorf("unsubscribe by %q, %q", m.Header.Get("List-Unsubscribe"), m.Header.Get("List-Unsubscribe-Post"))
			}
		}
	})
}

// read gives a message with its words.
func (w *world) read(t *testing.T, m models.Message) models.Message {
	t.Helper()
	full, err := w.Message(t.Context(), office, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// What a list tells is what its reader may see when it is sent: nothing once the subscription has ended, the filter
// is gone or taken back, the account closed; of a confidential directive the number alone.
func TestAListIsReadAgainWhenItIsSent(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx, c := t.Context(), w.cast
		all := models.NewSavedFilter{List: models.ListOfTasks, Name: "Tất cả", Shared: true}
		f := w.subscribe(t, c.Office, all, models.Daily)
		stuck := w.subscribe(t, c.Office, models.NewSavedFilter{List: models.ListOfBottlenecks, Name: "Điểm nghẽn", Shared: true}, models.Daily)
		for _, who := range []models.Actor{c.WorkingGroup, c.MOSTOfficer, c.MPSOfficer, c.HanoiOfficer} {
			for _, id := range []int64{f.ID, stuck.ID} {
				if _, err := w.Subscribe(ctx, who, id, models.Daily); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.owe(t, "9/CT-TTg", "most", true, on(time.July, 20))
		w.Exec(t, "UPDATE bottlenecks SET directive_id = (SELECT id FROM directives WHERE confidential), text_vi = 'Vướng kín', text_en = 'Vướng kín'")
		planned := func(day int) {
			t.Helper()
			w.at(time.June, day, 7, 45)
			if _, err := w.PlanDigests(ctx, office, w.Today()); err != nil {
				t.Fatal(err)
			}
		}
		planned(30)
		if err := w.EndSubscription(ctx, c.MPSOfficer, f.ID); err != nil {
			t.Fatal(err)
		}
		w.Exec(t, "UPDATE users SET closed_at = '2025-06-30 00:40:00+00:00' WHERE email = '"+modelstest.HanoiOfficer+"'")
		tick(t, w.Jobs)
		text := func(who string) string {
			var out strings.Builder
			for _, m := range w.listsTo(t, who) {
				m = w.read(t, m)
				out.WriteString(m.Subject + m.Text + m.HTML)
			}
			return out.String()
		}
		for who, want := range map[string]string{modelstest.Office: "number", modelstest.MOSTOfficer: "number", modelstest.WorkingGroup: "silent", modelstest.HanoiOfficer: "nothing"} {
			said := text(who)
			got := "silent"
			switch {
			case strings.Contains(said, "bí mật") || strings.Contains(said, "Vướng kín"):
				got = "told"
			case said == "":
				got = "nothing"
			case strings.Contains(said, "9/CT-TTg"):
				got = "number"
			}
			if got != want {
				t.Errorf("%s is told %s, want %s: %s", who, got, want, said)
			}
		}
		if lists := w.listsTo(t, modelstest.MPSOfficer); len(lists) > 1 {
			t.Errorf("ended meanwhile: %d lists", len(lists))
		}
		before := len(w.listsTo(t, modelstest.WorkingGroup))
		planned(31) // Tuesday, 1 July
		if _, err := w.ChangeFilter(ctx, c.Office, f.ID, models.FilterChange{Name: "Tất cả"}); err != nil {
			t.Fatal(err)
		}
		if err := w.RemoveFilter(ctx, c.Office, stuck.ID, 0); err != nil {
			t.Fatal(err)
		}
		tick(t, w.Jobs)
		if now := len(w.listsTo(t, modelstest.WorkingGroup)); now != before {
			t.Errorf("taken back and removed: %d lists, want %d", now, before)
		}
		// A filter that can no longer be read is not dropped in silence.
		w.Exec(t, "UPDATE saved_filters SET query = 'timeliness=gone'")
		planned(32)
		tick(t, w.Jobs)
		failed := slices.DeleteFunc(w.outbox(t, modelstest.Office), func(m models.Message) bool { return m.State != models.Failed })
		if len(failed) != 1 || failed[0].Kind != models.KindFilter || failed[0].Reply == "" {
			t.Errorf("a filter that can't be read: %+v", failed)
		}
	})
}

// Without subscriptions a planning is what it was.
func TestNoSubscriptionNoList(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(7, 30)
		plan, err := w.PlanDigests(t.Context(), office, w.Today())
		if err != nil || plan.Lists != 0 || plan.Digests == 0 {
			t.Errorf("%+v, %v", plan, err)
		}
		if n := w.Rows(t, "SELECT COUNT(*) FROM messages WHERE kind <> 'digest'"); n[0][0] != "0" {
			t.Errorf("%s other messages", n[0][0])
		}
	})
}

// A digest tells who must act of a bottleneck; of a confidential directive its number alone.
func TestADigestKeepsConfidentialBottlenecks(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.owe(t, "9/CT-TTg", "most", true, on(time.July, 20))
		secret := w.task(t, "9/CT-TTg#1").ID
		for id, said := range map[int64]string{secret: "Vướng kín", w.task(t, late).ID: "Vướng hở"} {
			if _, err := w.RaiseBottleneck(t.Context(), w.cast.MOSTOfficer, id, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: said, Via: models.ViaPage}, Category: "data", MustAct: w.cast.MPSOfficer.Agencies()}); err != nil {
				t.Fatal(err)
			}
		}
		w.told(t) // the moves themselves
		w.at(time.July, 7, 7, 45)
		tick(t, w.Jobs)
		m := w.last(t, modelstest.MPSOfficer)
		if text := m.Subject + m.Text + m.HTML; m.Kind != models.KindDigest || !strings.Contains(text, "Vướng hở") || strings.Contains(text, "Vướng kín") || !strings.Contains(text, "9/CT-TTg") {
			t.Errorf("%s: %s", m.Kind, m.Text)
		}
	})
}
