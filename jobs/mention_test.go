package jobs_test

import (
	"slices"
	"strings"
	"testing"

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
		if got := w.told(t); !slices.Equal(got, []string{modelstest.MOSTHead}) {
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

func TestReportsCanBeDeclined(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.monday(8, 0)
		tick(t, w.Jobs)
		m := w.sentTo(modelstest.WorkingGroup)
		if len(m) != 1 {
			t.Fatalf("%d mails", len(m))
		}
		secret := strings.TrimPrefix(strings.Trim(m[0].Header.Get("List-Unsubscribe"), "<>"), "https://theodoi.example/unsubscribe/")
		for _, bad := range []string{"", "1", secret + "x", "9" + secret, strings.Replace(secret, ".", ".0", 1)} {
			if _, err := w.Unsubscribe(t.Context(), bad, true, ""); models.CodeOf(err) != models.CodeNotFound {
				t.Errorf("%q: %v", bad, err)
			}
		}
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, true, "")))
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, true, ""))) // twice does no harm
		w.at(7, 5, 8, 0)
		tick(t, w.Jobs)
		w.at(7, 7, 8, 0)
		tick(t, w.Jobs)
		if n := len(w.runs(t, "report_five_day")); n < 2 || len(w.sentTo(modelstest.WorkingGroup)) != 1 {
			t.Errorf("%d reports, mails %d", n, len(w.sentTo(modelstest.WorkingGroup)))
		}
		must(t, models.Unsubscription{}, second(w.Unsubscribe(t.Context(), secret, false, "")))
		w.at(7, 14, 8, 0)
		tick(t, w.Jobs)
		if len(w.sentTo(modelstest.WorkingGroup)) < 2 {
			t.Error("wanted again, and not sent")
		}
	})
}
