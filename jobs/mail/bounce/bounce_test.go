package bounce_test

import (
	"fmt"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"dondoc/jobs/mail/bounce"
	"dondoc/jobs/mail/mailtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// notification is a delivery status notification; status are the fields about the recipient.
func notification(status, original string) string {
	return strings.ReplaceAll(fmt.Sprintf(`From: MAILER-DAEMON@mx.example
To: dondoc@dondoc.example
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

It could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 30 Jun 2025 07:30:00 +0700

%s
--b1
Content-Type: text/rfc822-headers

%s
--b1--
`, status, original), "\n", "\r\n")
}

const gone = `Final-Recipient: rfc822; lan@mof.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
 here
`

const ours = "From: dondoc@dondoc.example\nMessage-ID: <abc@dondoc.example>\nSubject: x\n"

func TestParse(t *testing.T) {
	delayed := strings.NewReplacer("failed", "delayed", "5.1.1", "4.4.1").Replace(gone)
	for name, c := range map[string]struct {
		raw  string
		want bounce.Report
		ok   bool
	}{
		"returned for good":          {notification(gone, ours), bounce.Report{MessageID: "abc@dondoc.example", Failed: true, Words: "5.1.1 550 5.1.1 no such user here"}, true},
		"under way":                  {notification(delayed, ours), bounce.Report{MessageID: "abc@dondoc.example", Words: "4.4.1 550 4.4.1 no such user here"}, true},
		"delivered":                  {notification(strings.Replace(gone, "failed", "delivered", 1), ours), bounce.Report{}, false},
		"the worst of two groups":    {notification(delayed+"\n"+gone, ours), bounce.Report{MessageID: "abc@dondoc.example", Failed: true, Words: "5.1.1 550 5.1.1 no such user here"}, true},
		"the whole mail returned":    {strings.Replace(notification(gone, ours+"\nBody\n"), "text/rfc822-headers", "message/rfc822", 1), bounce.Report{MessageID: "abc@dondoc.example", Failed: true, Words: "5.1.1 550 5.1.1 no such user here"}, true},
		"cut off behind the headers": {strings.TrimSuffix(notification(gone, ours+"\nBody"), "\r\n--b1--\r\n"), bounce.Report{MessageID: "abc@dondoc.example", Failed: true, Words: "5.1.1 550 5.1.1 no such user here"}, true},
		"without our headers":        {notification(gone, "Subject: x\n"), bounce.Report{}, false},
		"a read receipt":             {strings.Replace(notification(gone, ours), "delivery-status;", "disposition-notification;", 1), bounce.Report{}, false},
		"a person's answer":          {"From: a@b.example\r\nIn-Reply-To: <abc@dondoc.example>\r\n\r\nThank you.\r\n", bounce.Report{}, false},
		"no mail at all":             {"\x00\xff", bounce.Report{}, false},
		"a reason without end":       {notification("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: x; \xff"+strings.Repeat("é", 2000)+"\n", ours), bounce.Report{MessageID: "abc@dondoc.example", Failed: true, Words: "5.0.0 \uFFFD" + strings.Repeat("é", 493) + "…"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := bounce.Parse([]byte(c.raw))
			if ok != c.ok || ok && got != c.want {
				t.Errorf("got %+v, %v\nwant %+v, %v", got, ok, c.want, c.ok)
			}
		})
	}
}

func open(t *testing.T, url string, m *mailtest.Mailbox) bounce.Mailbox {
	t.Helper()
	box, err := bounce.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	box.RootCAs = m.RootCAs()
	return box
}

func TestMailboxIsReadOnceInBatches(t *testing.T) {
	m := mailtest.NewMailbox(t)
	box := open(t, m.URL(), m)
	first, err := box.Read(t.Context(), bounce.Position{})
	if err != nil || len(first.Reports) != 0 || first.Next.Validity == 0 {
		t.Fatalf("an empty mailbox: %+v, %v", first, err)
	}
	for i := range 60 {
		m.Put(t, notification(gone, strings.Replace(ours, "abc", fmt.Sprintf("id%02d", i), 1)))
	}
	m.Put(t, "From: a@b.example\r\n\r\nThank you.\r\n")
	seen, others, at := map[string]int{}, 0, first.Next
	for more, rounds := true, 0; more; rounds++ {
		b, err := box.Read(t.Context(), at)
		if err != nil || rounds > 5 {
			t.Fatal(rounds, err)
		}
		for _, r := range b.Reports {
			seen[r.MessageID]++
		}
		others, at, more = others+b.Others, b.Next, b.More
	}
	if len(seen) != 60 || seen["id00@dondoc.example"] != 1 || others != 1 {
		t.Errorf("read %d reports and %d other mails", len(seen), others)
	}
	if again, err := box.Read(t.Context(), at); err != nil || len(again.Reports)+again.Others != 0 || again.Next != at {
		t.Errorf("read again: %+v, %v", again, err)
	}
}

func TestMailboxWhoseNumbersBeganAnewIsReadFromItsStart(t *testing.T) {
	m := mailtest.NewMailbox(t)
	box := open(t, m.URL(), m)
	m.Put(t, notification(gone, ours))
	b, err := box.Read(t.Context(), bounce.Position{Validity: 1 << 30, UID: 4000})
	if err != nil || len(b.Reports) != 1 {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestMailboxFaultsAreSaidWithoutThePassword(t *testing.T) {
	m := mailtest.NewMailbox(t)
	untrusted, err := bounce.ParseURL(m.URL())
	if err != nil {
		t.Fatal(err)
	}
	for name, box := range map[string]bounce.Mailbox{"wrong password": open(t, m.Locked(), m), "unknown certificate": untrusted} {
		if _, err := box.Read(t.Context(), bounce.Position{}); err == nil || !strings.Contains(err.Error(), box.String()) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all := fmt.Sprintf("%v %+v %#v", untrusted, untrusted, untrusted); strings.Contains(all, "p/w") || strings.Contains(all, "p%2F") {
		t.Errorf("the password shows in %s", all)
	}
	for _, url := range []string{"", "imap://u:p@h/INBOX", "imaps://h/INBOX", "imaps://u@h", "imaps://u:p@h/INBOX?x=1", "imaps://u:secret@h:x/", "imaps://u:p%0d@h"} {
		if _, err := bounce.ParseURL(url); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", url, err)
		}
	}
}
