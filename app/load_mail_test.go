//go:build bench

package main

import (
	"testing"
	"time"

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
			if limit := smtpSource(t, connections, digests, size); limit > 0 {
				t.Logf("%-44s %8.0f mails/s, of which delivery is %.0f%%", "limit: smtp-source", limit, 100*rate/limit)
			}
		})
	}
}
