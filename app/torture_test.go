package main

import (
	"cmp"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// The mail server refuses, hangs up, falls silent and takes mails without saying so; processes are
// killed and the database crashes. In the end every digest is delivered or marked with its reason, and
// none was sent twice but where a kill or the server's silence left its fate unknown.
func TestTortureInSmall(t *testing.T) {
	t.Run("postgres", func(t *testing.T) {
		server := modelstest.PostgresRestartable(t)
		torture{digests: 300, processes: 3, kills: 6, restarts: 2, patience: 2 * time.Minute}.run(t, models.Postgres, server.Address, server)
	})
	t.Run("sqlite", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "dondoc.db")
		torture{digests: 150, processes: 2, kills: 4, patience: 2 * time.Minute}.run(t, models.SQLite, file, nil)
	})
}

// run does it and judges by the mail server's own log. Time that messages wait is let pass.
func (o torture) run(t *testing.T, dialect models.Dialect, dsn string, server *modelstest.Restartable) {
	t.Helper()
	begin, seed := time.Now(), rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	recipients := planTorture(t, dialect, dsn, o.digests)
	smtp := mailtest.NewServer(t, mailtest.Options{Improvise: moods(seed)})
	address, driver, later := dsn, "pgx", "not_before = now() - interval '1 second' WHERE state = 'queued' AND not_before > now()"
	if dialect == models.SQLite {
		address, driver, later = "sqlite://"+dsn, "sqlite", "not_before = created_at WHERE state = 'queued' AND not_before > created_at"
		dsn = "file:" + dsn + "?_pragma=busy_timeout(10000)"
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	planned := time.Since(begin)
	f := startFleet(t, o.processes, []string{"DONDOC_DATABASE_URL=" + address, "DONDOC_SMTP_URL=" + smtp.URL(), "DONDOC_SMTP_TIMEOUT=1s"})

	// What happens, by how many mails the server has taken.
	kills, restarts := o.moments(random, o.kills), o.moments(random, o.restarts)
	killed, crashed, nudged := 0, 0, 0
	var at []time.Time // of the kills
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	taken, left, moved, due := -1, -1, time.Now(), time.Time{}
	tell := func(what string, n int) {
		t.Logf("%6.2f s: %s; the server has taken %d", time.Since(begin).Seconds(), what, n)
	}
	for over := begin.Add(o.patience); ; <-tick.C {
		if time.Now().After(over) {
			t.Errorf("not over after %s", o.patience)
			break
		}
		now := smtp.Accepted()
		if killed < len(kills) && now >= kills[killed] && due.IsZero() {
			due = time.Now().Add(time.Duration(random.IntN(20)) * time.Millisecond) // the server's taking a mail is not to choose the moment
		}
		// One that is just being started is left until the next look.
		if !due.IsZero() && time.Now().After(due) && f.members[random.IntN(len(f.members))].signal(os.Kill) {
			killed, due = killed+1, time.Time{}
			at = append(at, time.Now())
			tell("a process is killed", now)
		}
		if crashed < len(restarts) && now >= restarts[crashed] {
			if crashed++; crashed%2 == 1 {
				server.Crash(t)
			} else {
				server.Restart(t)
			}
			tell("the database has started again", now)
		}
		if now != taken {
			taken, moved = now, time.Now()
			continue
		}
		if time.Since(moved) < 500*time.Millisecond {
			continue
		}
		// Nothing moves: let the waits pass, and one process after another start again.
		var waiting int
		if err := db.QueryRow("SELECT COUNT(*) FROM messages WHERE state IN ('queued', 'sending')").Scan(&waiting); err != nil {
			continue // the database is away
		}
		if waiting == 0 {
			break
		}
		if _, err := db.Exec("UPDATE messages SET " + later); err != nil {
			continue
		}
		if time.Since(moved) > 2*time.Second || waiting == left {
			f.members[nudged%len(f.members)].signal(syscall.SIGTERM)
			nudged++
			tell(fmt.Sprintf("nothing moves, %d wait: a process is started again", waiting), now)
		}
		left, moved = waiting, time.Now()
	}
	for _, m := range f.members {
		m.end(syscall.SIGTERM)
	}
	f.ended.Wait()
	t.Logf("planned in %s, all over after %s; %d kills, %d restarts of the database, %d processes started", planned.Round(time.Millisecond), time.Since(begin).Round(time.Millisecond), killed, crashed, f.starts())
	if killed < o.kills || crashed < o.restarts {
		t.Errorf("%d kills and %d restarts of the database, want %d and %d", killed, crashed, o.kills, o.restarts)
	}
	o.judge(t, db, smtp, recipients, at)
}

// moments are so many random numbers of mails, in order.
func (o torture) moments(random *rand.Rand, n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = 1 + random.IntN(o.digests*8/10)
	}
	slices.Sort(all)
	return all
}

func (f *fleet) starts() (n int) {
	for _, m := range f.members {
		n += m.starts
	}
	return n
}

// nearestKill says how long before or after a kill an instant was. The server may read after it what a
// process sent before.
func nearestKill(kills []time.Time, at time.Time) (d time.Duration, words string) {
	if len(kills) == 0 {
		return time.Hour, "without a kill"
	}
	k := slices.MinFunc(kills, func(a, b time.Time) int { return cmp.Compare(a.Sub(at).Abs(), b.Sub(at).Abs()) })
	if d = k.Sub(at); d >= 0 {
		return d, d.String() + " before a kill"
	}
	return -d, (-d).String() + " after a kill"
}

// judge compares what the database says with what the mail server took.
func (o torture) judge(t *testing.T, db *sql.DB, smtp *mailtest.Server, recipients map[string]bool, kills []time.Time) {
	t.Helper()
	ids := map[string]string{}         // recipient by Message-ID
	answered := map[string]time.Time{} // when the server first said yes to that Message-ID
	copies := map[string]int{}         // and all it took
	var afterYes, afterSilence, n int  // mails of which another copy had been taken before
	for _, m := range smtp.Messages() {
		id := m.MessageID()
		n++
		if first, known := ids[id]; known && first != m.To[0] || m.Fault != nil || !recipients[m.To[0]] {
			t.Errorf("%s went to %s and to %s (%v)", id, first, m.To[0], m.Fault)
		}
		switch {
		case !answered[id].IsZero():
			afterYes++
			d, words := nearestKill(kills, answered[id])
			t.Logf("%s came again although the server had said yes, %s", id, words)
			if d > time.Second {
				t.Error("no kill explains that")
			}
		case copies[id] > 0:
			afterSilence++
		}
		ids[id] = m.To[0]
		copies[id]++
		if !m.Unanswered && answered[id].IsZero() {
			answered[id] = m.At
		}
	}
	rows, err := db.Query("SELECT message_id, recipient, state, reply FROM messages WHERE kind = 'digest'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	states, reasons := map[string]int{}, map[string]int{}
	for rows.Next() {
		var id, recipient, state, reply string
		if err := rows.Scan(&id, &recipient, &state, &reply); err != nil {
			t.Fatal(err)
		}
		states[state]++
		switch state {
		case "sent":
			if copies[id] == 0 {
				t.Errorf("%s to %s is marked sent and never arrived", id, recipient)
			}
		case "failed":
			reasons[reply]++
			if reply == "" {
				t.Errorf("%s to %s failed without a reason", id, recipient)
			}
		default:
			t.Errorf("%s to %s is %s in the end", id, recipient, state)
		}
		if ids[id] != "" && ids[id] != recipient {
			t.Errorf("%s to %s arrived at %s", id, recipient, ids[id])
		}
		delete(copies, id)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if len(copies) > 0 {
		t.Errorf("%d mails arrived that are not in the outbox", len(copies))
	}
	said := ""
	for reply, n := range reasons {
		said += fmt.Sprintf("; %d %q", n, reply)
	}
	t.Logf("%d digests: %d sent, %d failed%s", o.digests, states["sent"], states["failed"], said)
	t.Logf("the mail server took %d mails; of those that came again under their Message-ID, %d after it had said yes (by %d kills), %d after it had taken one and not said so", n, afterYes, len(kills), afterSilence)
	if total := states["sent"] + states["failed"]; total != o.digests {
		t.Errorf("%d of %d digests are accounted for", total, o.digests)
	}
	if afterYes > len(kills) {
		t.Errorf("%d mails were sent again although the server had said yes, more than the %d kills", afterYes, len(kills))
	}
}
