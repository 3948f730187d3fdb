package main

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/seeds"
)

// The plug is pulled in the middle of delivery: everything planned arrives after the next start, and
// nothing that was marked sent is sent again.
func TestKillInTheMiddleOfDelivery(t *testing.T) {
	db := filepath.Join(t.TempDir(), "demo.db")
	server := mailtest.NewServer(t, mailtest.Options{})
	// Every connection ends up at one of these recipients: two fall silent before the message is
	// taken, two after. The rest of the plan waits behind them.
	for step, ministries := range map[mailtest.Step][]string{mailtest.Rcpt: {"mps", "most"}, mailtest.Accepted: {"mof", "go"}} {
		for _, key := range ministries {
			server.Script(mailtest.Answer{At: step, To: officerOf(t, key), Do: mailtest.Hang, Times: 1})
		}
	}
	env := []string{"DONDOC_SMTP_URL=" + server.URL()}
	p := start(t, env, "demo", "--json", "--listen", "127.0.0.1:0", "--db", db)
	listen := strings.TrimPrefix(p.ready(t).URL, "http://")
	server.AwaitHang(t)
	until(t, time.Minute, "a message is marked sent", func() bool { return len(messages(t, db, "state = 'sent'")) > 0 })
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	marked, planned, before := messages(t, db, "state = 'sent'"), messages(t, db, "1 = 1"), arrivals(server)
	for id := range marked {
		if before[id] != 1 {
			t.Errorf("%s is marked sent and arrived %d times", id, before[id])
		}
	}
	if len(planned) <= len(before) {
		t.Fatalf("%d planned, %d arrived before the kill: it came too late to test anything", len(planned), len(before))
	}
	server.Unscript()

	// The same instance starts again, by its address: what it had in hand is known to be nobody's.
	p = start(t, env, "demo", "--json", "--listen", listen, "--db", db, "--as-of", "2025-06-27T08:10")
	p.ready(t)
	until(t, 2*time.Minute, "all that was planned is settled", func() bool {
		return len(messages(t, db, "state IN ('queued', 'sending')")) == 0
	})
	if code := p.interrupt(t); code != 0 {
		t.Errorf("status %d\n%s", code, p.errs)
	}
	after, twice := arrivals(server), 0
	for id := range planned {
		if after[id] == 0 {
			t.Errorf("%s never arrived", id)
		}
	}
	for id, n := range after {
		if marked[id] && n != 1 {
			t.Errorf("%s was marked sent before the kill and arrived %d times", id, n)
		}
		if n > 1 {
			twice++
		}
	}
	t.Logf("%d planned, %d arrived before the kill, %d of them marked; afterwards %d had arrived twice, with the same Message-ID", len(planned), len(before), len(marked), twice)
}

// officerOf is the address of an agency's officer in the demonstration.
func officerOf(t *testing.T, key string) string {
	t.Helper()
	people, err := seeds.LoadPeople()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people.Persons {
		if p.AgencyKey == key && p.Role == seeds.RoleOfficer {
			return p.Email
		}
	}
	t.Fatalf("the demonstration has no officer of %s", key)
	return ""
}

// messages gives the Message-IDs of the outbox under a condition, read beside the program.
func messages(t *testing.T, db, where string) map[string]bool {
	t.Helper()
	conn, err := sql.Open("sqlite", "file:"+db+"?mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	rows, err := conn.QueryContext(t.Context(), "SELECT message_id FROM messages WHERE kind = 'digest' AND state <> 'empty' AND "+where)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]bool{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		out[id] = true
	}
	return out
}

// arrivals counts what the server has accepted, by Message-ID.
func arrivals(server *mailtest.Server) map[string]int {
	out := map[string]int{}
	for _, m := range server.Messages() {
		out[m.MessageID()]++
	}
	return out
}
