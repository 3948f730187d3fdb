package document_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"dondoc/models/deadline"
	"dondoc/templates/document"
)

var stamp = time.Date(2025, time.June, 30, 0, 30, 0, 0, time.UTC)

func due(id int64, summary string, month time.Month, day int) document.Deadline {
	return document.Deadline{TaskID: id, Summary: summary, Ref: "34/CT-TTg#1", URL: "https://theodoi.example/tasks/7", Due: deadline.MustDate(2025, month, day), Version: 3, ChangedAt: stamp}
}

// read takes a file apart with another library than wrote it, and checks what RFC 5545 asks of its lines.
func read(t *testing.T, data []byte, head map[string]string) []ical.Event {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	c, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	for name, want := range head {
		if got, err := c.Props.Text(name); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", name, got, err, want)
		}
	}
	var again bytes.Buffer // the other library refuses to write what a component lacks
	if err := ical.NewEncoder(&again).Encode(c); err != nil {
		t.Error(err)
	}
	return c.Events()
}

func text(t *testing.T, e ical.Event, name string) string {
	t.Helper()
	s, err := e.Props.Text(name)
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return s
}

func TestDeadlinesAreDaysOfACalendar(t *testing.T) {
	long := strings.Repeat("Trình Chính phủ đề án, kế hoạch; ", 30)
	hidden := due(9, "71/NQ-CP#2", time.February, 28)
	hidden.Confidential, hidden.Cancelled = true, true
	events := read(t, document.Calendar(document.Publisher{Name: "Văn phòng: Chính phủ; \"VPCP\"\r\nATTENDEE:mailto:evil@example.org, số 1", Email: "theodoi@dondoc.example"}, "dondoc.example", stamp,
		[]document.Deadline{due(7, "Công bố\r\nBEGIN:VALARM mô hình \\ "+long, time.December, 31), hidden}), map[string]string{ical.PropVersion: "2.0", ical.PropMethod: "PUBLISH", ical.PropCalendarScale: "GREGORIAN"})
	if len(events) != 2 {
		t.Fatalf("%d events, want 2", len(events))
	}
	first, second := events[0], events[1]
	if got, want := text(t, first, ical.PropSummary), strings.TrimSpace("Công bố BEGIN:VALARM mô hình \\ "+long); got != want {
		t.Errorf("summary %q, want %q", got, want)
	}
	for name, want := range map[string]string{ical.PropUID: "task-7@dondoc.example", ical.PropStatus: "CONFIRMED", ical.PropTransparency: "TRANSPARENT",
		ical.PropDescription: "34/CT-TTg#1\nhttps://theodoi.example/tasks/7"} {
		if got := text(t, first, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if n, err := first.Props.Get(ical.PropSequence).Int(); err != nil || n != 3 {
		t.Errorf("sequence %d, %v", n, err)
	}
	for name, want := range map[string]string{ical.PropDateTimeStart: "20251231", ical.PropDateTimeEnd: "20260101"} {
		p := first.Props.Get(name)
		if p == nil || p.Value != want || p.ValueType() != ical.ValueDate {
			t.Errorf("%s is %+v, want the day %s", name, p, want)
		}
	}
	if u, err := first.Props.URI(ical.PropURL); err != nil || u.String() != "https://theodoi.example/tasks/7" {
		t.Errorf("URL %v, %v", u, err)
	}
	organizer := first.Props.Get(ical.PropOrganizer)
	if organizer.Value != "mailto:theodoi@dondoc.example" || organizer.Params.Get(ical.ParamCommonName) != "Văn phòng Chính phủ VPCP ATTENDEE mailto evil@example.org số 1" {
		t.Errorf("organizer %+v", organizer)
	}
	if first.Props.Get(ical.PropAttendee) != nil || len(first.Children) > 0 {
		t.Error("nobody is invited and nothing rings")
	}
	if text(t, second, ical.PropStatus) != "CANCELLED" || text(t, second, ical.PropClass) != "CONFIDENTIAL" || second.Props.Get(ical.PropDateTimeEnd).Value != "20250301" {
		t.Errorf("second: %+v", second.Props)
	}
}

// A calendar that is read again and again: the UIDs of the mails' entries, the same bytes for the same deadlines, no
// METHOD and so nobody who publishes, and how often to look.
func TestAFeedIsTheSameUntilSomethingChanges(t *testing.T) {
	dates := []document.Deadline{due(7, "Công bố", time.December, 31), due(9, "Trình", time.February, 28)}
	feed := document.Feed("Quá hạn\r\nBEGIN:VALARM; của, tôi", "dondoc.example", dates)
	events := read(t, feed, map[string]string{ical.PropVersion: "2.0", ical.PropCalendarScale: "GREGORIAN", "NAME": "Quá hạn BEGIN:VALARM; của, tôi", "X-WR-CALNAME": "Quá hạn BEGIN:VALARM; của, tôi"})
	if len(events) != 2 || strings.Contains(string(feed), "METHOD") || !strings.Contains(string(feed), "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n") {
		t.Fatalf("%d events: %s", len(events), feed)
	}
	mailed := read(t, document.Calendar(document.Publisher{Email: "a@dondoc.example"}, "dondoc.example", stamp, dates), nil)
	for i, e := range events {
		for _, name := range []string{ical.PropUID, ical.PropSummary, ical.PropStatus} {
			if got, want := text(t, e, name), text(t, mailed[i], name); got != want {
				t.Errorf("%s: %q, in mails %q", name, got, want)
			}
		}
		if e.Props.Get(ical.PropDateTimeStamp).Value != "20250630T003000Z" || e.Props.Get(ical.PropOrganizer) != nil || len(e.Children) > 0 {
			t.Errorf("%+v", e.Props)
		}
	}
	if again := document.Feed("Quá hạn\r\nBEGIN:VALARM; của, tôi", "dondoc.example", dates); !bytes.Equal(feed, again) {
		t.Error("not the same bytes")
	}
}
