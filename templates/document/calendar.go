package document

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"dondoc/models"
	"dondoc/models/deadline"
)

// CalendarType is the media type of a Calendar in a mail: the parameter method repeats METHOD, without
// which Outlook takes the file for an unknown one (RFC 6047, 2.4).
const CalendarType = "text/calendar; charset=utf-8; method=PUBLISH"

// Deadline is a task's due day in a calendar.
type Deadline struct {
	TaskID       int64
	Summary      string // one line
	Ref          string // the task's number
	URL          string
	Due          deadline.Date // the last day in time
	Version      int64         // grows with each change of the task: a program takes over what is newer
	ChangedAt    time.Time
	Cancelled    bool // the task is finished, or no longer the recipient's
	Confidential bool
}

// DeadlineOf is a task's due day, for a reader of a language; links start with base. Of a confidential directive it
// says the number alone (DOMAIN.md).
func DeadlineOf(t models.Task, lang string, base *url.URL) Deadline {
	d := Deadline{TaskID: t.ID, Summary: t.Label(lang), Ref: t.Ref, URL: base.JoinPath("tasks", strconv.FormatInt(t.ID, 10)).String(),
		Due: t.Deadline.DueOn, Version: t.Version, ChangedAt: t.UpdatedAt.UTC(), Confidential: t.Confidential}
	if t.Confidential {
		d.Summary = t.Ref
	}
	return d
}

// Publisher is who publishes a calendar: a name, which may be empty, and a mail address.
type Publisher struct{ Name, Email string }

// Calendar writes deadlines as an iCalendar file (RFC 5545) that is published, not an invitation: nobody
// is asked to accept. A deadline has the same UID in every file and for every recipient, so that a
// program moves the entry it has instead of adding another. domain is that of the Message-IDs.
func Calendar(by Publisher, domain string, at time.Time, deadlines []Deadline) []byte {
	c := newCalendar()
	c.SetMethod(ics.MethodPublish)
	for _, d := range deadlines {
		e := c.AddEvent(d.uid(domain))
		d.write(e, at)
		// RFC 5546, 3.2.1: who publishes is named. The library puts no quotes round a name.
		var cn []ics.PropertyParameter
		if name := parameter(by.Name); name != "" {
			cn = append(cn, ics.WithCN(name))
		}
		e.SetOrganizer("mailto:"+by.Email, cn...)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}

// newCalendar begins a calendar that names this program as its maker, not the library.
func newCalendar() *ics.Calendar {
	c := ics.NewCalendar()
	c.SetProductId("-//dondoc//dondoc//EN")
	c.SetCalscale("GREGORIAN")
	return c
}

// FeedType is the media type of a Feed.
const FeedType = "text/calendar; charset=utf-8"

// Feed writes deadlines as a calendar that programs read again and again (RFC 7986). The entries have the UIDs
// of those in mails. As it has no METHOD, the stamp of an entry is when it was last changed (RFC 5545, 3.8.7.2):
// the same deadlines are the same bytes.
func Feed(name, domain string, deadlines []Deadline) []byte {
	const hourly = "PT1H"
	c := newCalendar()
	c.SetName(plainLine(name))
	c.SetXWRCalName(plainLine(name)) // of before RFC 7986, as is the next
	c.SetXPublishedTTL(hourly)
	c.SetRefreshInterval(hourly) // the library says of which type it is
	for _, d := range deadlines {
		d.write(c.AddEvent(d.uid(domain)), d.ChangedAt)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows))
}

func (d Deadline) uid(domain string) string {
	return "task-" + strconv.FormatInt(d.TaskID, 10) + "@" + domain
}

func (d Deadline) write(e *ics.VEvent, at time.Time) {
	e.SetDtStampTime(at)
	e.SetModifiedAt(d.ChangedAt)
	e.SetSequence(int(d.Version))
	allDay := func(name ics.ComponentProperty, day deadline.Date) {
		e.SetProperty(name, strings.ReplaceAll(day.String(), "-", ""), ics.WithValue(string(ics.ValueDataTypeDate)))
	}
	allDay(ics.ComponentPropertyDtStart, d.Due)
	allDay(ics.ComponentPropertyDtEnd, d.Due.AddDays(1)) // the first day after it
	e.SetSummary(plainLine(d.Summary))
	e.SetDescription(plainLine(d.Ref) + "\n" + d.URL) // not every program shows URL
	e.SetURL(d.URL)
	e.SetTimeTransparency(ics.TransparencyTransparent) // a deadline takes nobody's day
	e.SetStatus(ics.ObjectStatusConfirmed)
	if d.Cancelled {
		e.SetStatus(ics.ObjectStatusCancelled)
	}
	if d.Confidential {
		e.SetClass(ics.ClassificationConfidential)
	}
}

// plainLine takes line breaks and other control characters out of a text.
func plainLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == ' ' || r == '\u2028' || r == '\u2029' }), " ")
}

// parameter leaves out what would end a parameter that stands without quotes.
func parameter(s string) string {
	return plainLine(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`,:;"^`, r) {
			return ' '
		}
		return r
	}, s))
}
