package models

import (
	"context"
	"time"
)

// MailCircuit is a mail server that an instance found out of reach and sends no mail to, but for one
// message now and then that probes whether it is back. Where there is none, mail flows.
type MailCircuit struct {
	Instance string
	Server   string // its address without the password
	Since    time.Time
	Probes   int // that failed
	ProbeAt  time.Time
	Reason   string // the server's words, or how it failed
}

// TableName is gorm's.
func (MailCircuit) TableName() string { return "mail_circuits" }

// OpenCircuit records that an instance finds a mail server out of reach, in place of what it said
// before.
func (s *Store) OpenCircuit(ctx context.Context, actor Actor, c MailCircuit) error {
	if !actor.system {
		return forbidden("deliver")
	}
	return s.mapError(s.writer.WithContext(ctx).Exec(`INSERT INTO mail_circuits (instance, server, since, probes, probe_at, reason) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (instance, server) DO UPDATE SET since = excluded.since, probes = excluded.probes, probe_at = excluded.probe_at, reason = excluded.reason`,
		c.Instance, c.Server, c.Since.UTC().Truncate(time.Second), c.Probes, c.ProbeAt.UTC().Truncate(time.Second), c.Reason).Error)
}

// CloseCircuit records that an instance reaches the mail server again.
func (s *Store) CloseCircuit(ctx context.Context, actor Actor, instance, server string) error {
	if !actor.system {
		return forbidden("deliver")
	}
	return s.mapError(s.writer.WithContext(ctx).Exec("DELETE FROM mail_circuits WHERE instance = ? AND server = ?", instance, server).Error)
}

// circuitKept is when an instance that no longer probes is taken to be gone for good.
const circuitKept = 24 * time.Hour

// MailCircuits lists the mail servers out of reach, over all instances.
func (s *Store) MailCircuits(ctx context.Context, actor Actor) ([]MailCircuit, error) {
	if !actor.system && !actor.mayRunJobs() {
		return nil, forbidden("jobs")
	}
	var out []MailCircuit
	return out, s.mapError(s.read(ctx).Where("probe_at > ?", s.now().at.Add(-circuitKept)).Order("server, instance").Find(&out).Error)
}
