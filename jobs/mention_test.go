package jobs_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

func TestColleaguesNamedAreTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.told(t)
		task := w.task(t, late)
		report := func(words string) {
			t.Helper()
			must(t, task, second(w.ReportProgress(t.Context(), w.cast.MOSTOfficer, task.ID, models.NewProgress{Words: words, Via: models.ViaPage})))
		}
		for words, want := range map[string][]string{
			"Nhờ @" + modelstest.MOSTHead + ", và @" + modelstest.MOSTHead + " xem": {modelstest.MOSTHead},
			"Nhờ @le thi hoa xem":                                           {modelstest.MOSTHead},
			"(@Lê Thị Hoa) và @NGUYỄN VĂN BÌNH.":                            {modelstest.MOSTHead, modelstest.MPSOfficer},
			"Gửi @Tổ công tác, @Văn phòng":                                  {modelstest.WorkingGroup, modelstest.Office},
			"@Lê Thị Hoan không phải là chị Hoa":                            nil,
			"viết cho a" + "@Lê Thị Hoa":                                    nil, // no word begins there
			"@" + modelstest.HanoiOfficer + " không được biết":              nil,
			"@Phạm Thu Hà không được biết":                                  nil,
			"@nobody@nowhere.example":                                       nil,
			"Tự nhắc @" + modelstest.MOSTOfficer:                            nil,
			strings.Repeat("@", 3000):                                       nil,
			strings.Repeat("@x ", 30) + "@" + modelstest.MOSTHead + " cuối": nil, // too many to be meant
		} {
			report(words)
			slices.Sort(want)
			if got := w.told(t); !slices.Equal(got, want) {
				t.Errorf("%.60q: told %v, want %v", words, got, want)
			}
		}
		// In a move's words too, which the system's digests are no part of.
		must(t, task, second(w.RaiseBottleneck(t.Context(), w.cast.MOSTOfficer, task.ID, models.NewRaisedBottleneck{MoveInput: models.MoveInput{Words: "Thiếu vốn, @Lê Thị Hoa", Via: models.ViaPage},
			Category: "resources", MustAct: []int64{w.task(t, "34/CT-TTg#2").Lead.ID}})))
		// Who must act on the bottleneck is told of it as well.
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTHead, modelstest.MPSOfficer}) {
			t.Errorf("told %v", got)
		}
		all := w.sentTo(modelstest.MOSTHead)
		m := all[len(all)-1]
		if !strings.Contains(m.Text(), "Trần Minh Anh: “Thiếu vốn, @Lê Thị Hoa”") || m.Header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" {
			t.Errorf("%v\n%s", m.Header, m.Text())
		}
		at := strings.Trim(m.Header.Get("List-Unsubscribe"), "<>")
		secret, found := strings.CutPrefix(at, "https://theodoi.example/unsubscribe/")
		if kept := w.last(t, modelstest.MOSTHead); !found || !strings.Contains(m.Text(), at) || strings.Contains(kept.Text+kept.HTML, secret) {
			t.Errorf("the link is %q, kept %s", at, kept.Text)
		}
		report("Nhắc @Lê Thị Hoa")
		if u, err := w.Unsubscribe(t.Context(), secret, true, "192.0.2.1"); err != nil || u.Recipient != modelstest.MOSTHead || u.Kind != models.KindMention {
			t.Fatal(u, err)
		}
		if got := w.told(t); len(got) != 0 {
			t.Errorf("told %v although declined since", got)
		}
		report("Nhắc lại @Lê Thị Hoa")
		if got := w.told(t); len(got) != 0 {
			t.Errorf("told %v although declined", got)
		}
		w.register(t, "5/CT-TTg", 1, nil) // what one answers for can't be declined
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTOfficer}) {
			t.Errorf("told %v", got)
		}
	})
}

// sentOf gives the mails of a kind that a recipient got, the oldest first.
func (w *world) sentOf(t *testing.T, kind models.MessageKind, who string) []mailtest.Received {
	t.Helper()
	ids := map[string]bool{}
	for _, m := range w.outbox(t, who) {
		ids[m.MessageID] = m.Kind == kind
	}
	return slices.DeleteFunc(w.sentTo(who), func(m mailtest.Received) bool { return !ids[m.MessageID()] })
}

// unsubscribeIn gives the secret of the link with which a mail is declined.
func unsubscribeIn(m mailtest.Received) string {
	secret, _ := strings.CutPrefix(strings.Trim(m.Header.Get("List-Unsubscribe"), "<>"), "https://theodoi.example/unsubscribe/")
	return secret
}

func TestReportsCanBeDeclined(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(8, 0)
		tick(t, w.Jobs)
		m := w.sentOf(t, models.KindReport, modelstest.WorkingGroup)
		if len(m) != 1 {
			t.Fatalf("%d mails", len(m))
		}
		secret := unsubscribeIn(m[0])
		for _, bad := range []string{"", "1", secret + "x", "9" + secret, strings.Replace(secret, ".", ".0", 1)} {
			if _, err := w.Unsubscribe(t.Context(), bad, true, ""); models.CodeOf(err) != models.CodeNotFound {
				t.Errorf("%q: %v", bad, err)
			}
		}
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, true, "")))
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, true, ""))) // twice does no harm
		for _, day := range []int{5, 7} {
			w.at(time.July, day, 8, 0)
			tick(t, w.Jobs)
		}
		if n := len(w.runs(t, "report_five_day")); n < 2 || len(w.sentOf(t, models.KindReport, modelstest.WorkingGroup)) != 1 {
			t.Errorf("%d reports, and %d mails", n, len(w.sentOf(t, models.KindReport, modelstest.WorkingGroup)))
		}
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, false, "")))
		w.at(time.July, 14, 8, 0)
		tick(t, w.Jobs)
		if len(w.sentOf(t, models.KindReport, modelstest.WorkingGroup)) < 2 {
			t.Error("wanted again, and not sent")
		}
	})
}

// The working group hears of what is late for fifteen days; it answers for none of it.
func TestDigestsToWhoAnswersForNothingCanBeDeclined(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.at(time.July, 7, 7, 30)
		tick(t, w.Jobs)
		m := w.sentOf(t, models.KindDigest, modelstest.WorkingGroup)
		if len(m) != 1 || unsubscribeIn(m[0]) == "" || formIn(m[0].Text()) != "" || len(m[0].Attachments()) > 0 {
			t.Fatalf("%d digests: %v", len(m), m)
		}
		if owners := w.sentOf(t, models.KindDigest, modelstest.MOSTOfficer); len(owners) != 1 || unsubscribeIn(owners[0]) != "" || formIn(owners[0].Text()) == "" {
			t.Errorf("to the officer: %v", owners)
		}
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), unsubscribeIn(m[0]), true, "")))
		for day := 8; day <= 21; day++ {
			w.at(time.July, day, 7, 30)
			tick(t, w.Jobs)
		}
		if n := len(w.sentOf(t, models.KindDigest, modelstest.WorkingGroup)); n != 1 {
			t.Errorf("%d digests although declined", n)
		}
		if n := len(w.sentOf(t, models.KindDigest, modelstest.MOSTOfficer)); n < 2 {
			t.Errorf("the officer got %d digests", n)
		}
	})
}
