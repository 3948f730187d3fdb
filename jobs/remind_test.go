package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

const late = "34/CT-TTg#1" // the Ministry of Science's, due on Friday, 20 June 2025

// monday is 30 June 2025, on which the cast's tasks have notices and a report is due.
func (w *world) monday(hour, minute int) { w.at(time.June, 30, hour, minute) }

func TestOneDigestADayFromAnyNumberOfTicksAndInstances(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.Exec(t, "UPDATE review_cadences SET active = FALSE") // digests alone
		other := w.instance(t, "two")
		for minute := range 30 {
			w.monday(7, 15+minute)
			tick(t, w.Jobs, other)
			if minute < 15 && len(w.smtp.Messages()) > 0 {
				t.Fatal("digests before their hour")
			}
		}
		tick(t, w.instance(t, "three"))
		got := w.received()
		want := map[string]int{modelstest.MOSTOfficer: 1, modelstest.MOSTHead: 1, modelstest.MPSOfficer: 1}
		for who, n := range want {
			if got[who] != n {
				t.Errorf("%s got %d digests, want %d", who, got[who], n)
			}
		}
		if len(got) != len(want) {
			t.Errorf("mail went to %v, want %v", got, want)
		}
		ids := map[string]bool{}
		for _, m := range w.smtp.Messages() {
			ids[m.MessageID()] = true
			for _, name := range []string{"Auto-Submitted", "Precedence", "Date", "From", "To"} {
				if m.Header.Get(name) == "" {
					t.Errorf("mail to %s without %s", m.To, name)
				}
			}
			if !strings.Contains(m.Text(), "https://theodoi.example/tasks/") || !strings.Contains(m.HTML(), "https://theodoi.example/tasks/") {
				t.Errorf("mail to %s without a link in text or HTML", m.To)
			}
			if date := m.Header.Get("Date"); !strings.HasPrefix(date, "Mon, 30 Jun 2025 07:30:00 +0700") {
				t.Errorf("dated %q", date)
			}
		}
		if len(ids) != len(w.smtp.Messages()) {
			t.Errorf("%d Message-IDs for %d mails", len(ids), len(w.smtp.Messages()))
		}
		if runs := w.runs(t, "remind"); len(runs) != 1 || runs[0].Period != "2025-06-30" || runs[0].State != models.RunDone {
			t.Errorf("runs %+v", runs)
		}
		m := w.last(t, modelstest.MOSTOfficer)
		if m.State != models.Sent || !ids[m.MessageID] || m.Subject == "" || m.Text == "" || m.HTML == "" || !slices.Contains(m.Refs, late) || !strings.HasPrefix(m.Reply, "250") {
			t.Errorf("kept: %+v", m)
		}
	})
}

func TestDigestNamesEverythingOverdue(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		// Notices of these fall on other days; overdue they are all the same.
		tasks := w.owe(t, "7/CT-TTg", "most", false, on(time.June, 24), on(time.June, 25), on(time.June, 26), on(time.April, 8))
		w.monday(7, 30)
		tick(t, w.Jobs)
		m := w.last(t, modelstest.MOSTOfficer)
		for _, ref := range append([]string{late}, tasks[0].Ref, tasks[1].Ref, tasks[2].Ref, tasks[3].Ref) {
			if !slices.Contains(m.Refs, ref) || !strings.Contains(m.Text, ref) || !strings.Contains(m.HTML, ref) {
				t.Errorf("the digest leaves %s out: %v", ref, m.Refs)
			}
		}
		if m.Refs[0] != tasks[3].Ref {
			t.Errorf("the oldest is not the first: %v", m.Refs)
		}
	})
}

// Friday, 4 July is made a holiday and Saturday, 5 July a working day in its place.
func TestDaysOffAndMakeUpSaturdays(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		_, err := w.ImportRegistry(t.Context(), office, models.Registry{Calendar: []models.CalendarDay{
			{Day: on(time.July, 4), Kind: deadline.DayHoliday, NameVi: "Nghỉ", NameEn: "Off"}, {Day: on(time.July, 5), Kind: deadline.DayMakeUp, NameVi: "Bù", NameEn: "Made up"}}})
		if err != nil {
			t.Fatal(err)
		}
		var due []deadline.Date
		for day := range 31 { // something falls due every day
			due = append(due, on(time.July, 1+day))
		}
		w.owe(t, "8/CT-TTg", "mps", false, due...)
		for day := 28; day <= 37; day++ { // 28 June to 7 July
			for _, hour := range []int{0, 7, 8, 20} {
				w.at(time.June, day, hour, 45)
				tick(t, w.Jobs)
			}
		}
		var days []string
		for _, m := range w.outbox(t, modelstest.MPSOfficer) {
			days = append(days, m.Day.String()[5:])
		}
		if want := []string{"06-30", "07-01", "07-02", "07-03", "07-05", "07-07"}; !slices.Equal(days, want) {
			t.Errorf("digests on %v, want %v", days, want)
		}
	})
}

// A warning seven days before Saturday, 12 July would fall on Saturday, 5 July: it goes out on
// Friday, eight days ahead, and must be in that day's digest.
func TestWarningBeforeAWeekendIsInTheDigest(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		task := w.owe(t, "9/CT-TTg", "hanoi", false, on(time.July, 12))[0]
		w.finish(t, "34/CT-TTg#3@H26") // so that nothing else is to be told
		w.at(time.July, 4, 7, 30)
		tick(t, w.Jobs)
		if m := w.last(t, modelstest.HanoiOfficer); m.State != models.Sent || !slices.Equal(m.Refs, []string{task.Ref}) {
			t.Errorf("%s, %v; want a digest with %s", m.State, m.Refs, task.Ref)
		}
	})
}

func TestServerDownAtTheHour(t *testing.T) {
	for name, start := range map[string]struct {
		day, hour, minute, mails int
	}{"later the same day": {30, 11, 0, 1}, "before the hour": {30, 7, 29, 0}, "the next working day, at its hour": {31, 7, 30, 1}, "the next day, before its hour": {31, 6, 0, 0}} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, w *world) {
				w.at(time.June, start.day, start.hour, start.minute)
				tick(t, w.Jobs)
				tick(t, w.instance(t, "one"), w.instance(t, "two"))
				if got := w.smtp.Messages(); countTo(got, modelstest.MOSTOfficer) != start.mails {
					t.Errorf("%d digests, want %d", countTo(got, modelstest.MOSTOfficer), start.mails)
				}
			})
		})
	}
}

func TestClockThatJumps(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(7, 45)
		tick(t, w.Jobs)
		w.Clock.Advance(-time.Hour)
		for range 5 {
			w.Clock.Advance(30 * time.Minute)
			tick(t, w.Jobs, w.instance(t, "two"))
		}
		if n := w.received()[modelstest.MOSTOfficer]; n != 1 {
			t.Fatalf("an hour back: %d digests, want 1", n)
		}
		w.Clock.Advance(7 * 24 * time.Hour) // Monday again
		tick(t, w.Jobs, w.instance(t, "two"))
		w.Clock.Advance(-7 * 24 * time.Hour)
		tick(t, w.Jobs, w.instance(t, "two"))
		days := map[string]int{}
		for _, m := range w.outbox(t, modelstest.MOSTOfficer) {
			days[m.Day.String()]++
		}
		if w.received()[modelstest.MOSTOfficer] != 2 || days["2025-06-30"] != 1 || days["2025-07-07"] != 1 {
			t.Errorf("a week forward and back: digests by day %v", days)
		}
	})
}

func TestFinishedMeanwhileIsNotChased(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		second := w.owe(t, "7/CT-TTg", "most", false, on(time.June, 24))[0]
		w.monday(7, 30)
		if _, err := w.Run(t.Context(), "remind"); err != nil {
			t.Fatal(err)
		}
		w.finish(t, late, "34/CT-TTg#2")
		tick(t, w.Jobs)
		if m := w.last(t, modelstest.MOSTOfficer); m.State != models.Sent || !slices.Equal(m.Refs, []string{second.Ref}) || strings.Contains(m.Text, late) {
			t.Errorf("%s %v; want %s alone", m.State, m.Refs, second.Ref)
		}
		if m := w.last(t, modelstest.MPSOfficer); m.State != models.Empty {
			t.Errorf("an empty digest is %s", m.State)
		}
		if w.received()[modelstest.MPSOfficer] != 0 {
			t.Error("an empty digest was sent")
		}
	})
}

// MPS's unfinished tasks pass to the Ministry of Science on 1 July: its people chase them from then on.
func TestMergerMovesTasksAndTheirRecipients(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		_, err := w.ImportRegistry(t.Context(), office, models.Registry{Acts: []models.NewAct{{Act: models.Act{Key: "second", TitleVi: "Sáp nhập", TitleEn: "Merger",
			EffectiveOn: on(time.July, 1), RegisteredOn: on(time.June, 1)}, Moves: []models.ActMove{{FromKey: "mps", ToKey: "most"}}}}})
		if err != nil {
			t.Fatal(err)
		}
		w.at(time.June, 30, 23, 59)
		tick(t, w.Jobs)
		if m := w.last(t, modelstest.MOSTOfficer); slices.Contains(m.Refs, "34/CT-TTg#2") {
			t.Error("moved before its day")
		}
		w.at(time.July, 1, 7, 30)
		tick(t, w.Jobs)
		if m := w.last(t, modelstest.MOSTOfficer); m.Day != on(time.July, 1) || !slices.Contains(m.Refs, "34/CT-TTg#2") {
			t.Errorf("the successor's digest of %s: %v", m.Day, m.Refs)
		}
		if runs := w.runs(t, "acts"); runs[0].Period != "2025-07-01" || !strings.Contains(runs[0].Summary, `"moved":1`) {
			t.Errorf("runs %+v", runs)
		}
	})
}

func TestConfidentialDirectiveIsTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		task := w.owe(t, "1/CT-Mat", "most", true, on(time.June, 24))[0]
		w.monday(8, 0)
		tick(t, w.Jobs)
		m := w.last(t, modelstest.MOSTOfficer)
		if !slices.Contains(m.Refs, task.Ref) || !strings.Contains(m.Text, task.Ref) || strings.Contains(m.Text+m.HTML, "bí mật") {
			t.Errorf("digest: %s", m.Text)
		}
		told := map[models.MessageKind]bool{}
		for _, m := range w.outbox(t, modelstest.WorkingGroup) {
			told[m.Kind] = true
			if m.State != models.Sent || strings.Contains(m.Text+m.HTML, task.Ref) || strings.Contains(m.Text+m.HTML, "bí mật") {
				t.Errorf("%s: %s", m.Kind, m.Text)
			}
		}
		if !told[models.KindReport] || !told[models.KindReview] {
			t.Errorf("the working group was told %v", told)
		}
	})
}
