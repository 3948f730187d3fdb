//go:build bench

package main

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	smtp "dondoc/jobs/mail"
	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// TestLoadOfMail measures how fast the program delivers what is queued, by the mail server's own log,
// beside smtp-source with as many connections and mails of the same size.
func TestLoadOfMail(t *testing.T) {
	const digests, connections = 6000, 4
	for what, open := range map[string]func(*testing.T) (models.Dialect, string, string){
		"PostgreSQL": func(t *testing.T) (models.Dialect, string, string) {
			dsn := modelstest.PostgresDurable(t)
			return models.Postgres, dsn, dsn
		},
		"SQLite": func(t *testing.T) (models.Dialect, string, string) {
			file := t.TempDir() + "/dondoc.db"
			return models.SQLite, file, "sqlite://" + file
		},
	} {
		t.Run(what, func(t *testing.T) {
			dialect, dsn, address := open(t)
			planTorture(t, dialect, dsn, digests)
			sink := mailtest.NewServer(t, mailtest.Options{})
			startFleet(t, 1, []string{"DONDOC_DATABASE_URL=" + address, "DONDOC_SMTP_URL=" + sink.URL()})
			until(t, 5*time.Minute, "all digests are delivered", func() bool { return sink.Accepted() >= digests })
			mails := sink.Messages()
			size := 0
			for _, m := range mails {
				size += len(m.Raw)
			}
			size /= len(mails)
			rate := float64(len(mails)) / mails[len(mails)-1].At.Sub(mails[0].At).Seconds()
			t.Logf("%-44s %8.0f mails/s of %d bytes", "delivery over 4 connections, "+what, rate, size)
			besideSMTPSource(t, connections, digests, size, rate)
		})
	}
	t.Run("handing over alone", func(t *testing.T) {
		sink := mailtest.NewServer(t, mailtest.Options{})
		server, err := smtp.ParseURL(sink.URL())
		if err != nil {
			t.Fatal(err)
		}
		pool := smtp.NewPool(server, smtp.Options{}, connections)
		defer func() { _ = pool.Close() }()
		m := smtp.Message{From: smtp.Address{Email: "from@example.org"}, To: smtp.Address{Email: "to@example.org"}, Subject: "x", Date: time.Now(),
			Text: strings.Repeat("Kính gửi quý cơ quan.\n", 80), HTML: strings.Repeat("<p>Kính gửi quý cơ quan.</p>\n", 80)}
		var next atomic.Int64
		var workers sync.WaitGroup
		start := time.Now()
		for range connections {
			workers.Go(func() {
				for i := next.Add(1); i <= digests; i = next.Add(1) {
					one := m
					one.MessageID = fmt.Sprintf("load-%d@example.org", i)
					if _, err := pool.Send(t.Context(), one); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		workers.Wait()
		rate := digests / time.Since(start).Seconds()
		size := len(sink.Messages()[0].Raw)
		t.Logf("%-44s %8.0f mails/s of %d bytes", "handing over alone", rate, size)
		besideSMTPSource(t, connections, digests, size, rate)
	})
}

func besideSMTPSource(t *testing.T, connections, mails, size int, rate float64) {
	t.Helper()
	if limit := smtpSource(t, connections, mails, size); limit > 0 {
		t.Logf("%-44s %8.0f mails/s, of which this is %.0f%%", "limit: smtp-source", limit, 100*rate/limit)
	}
}
