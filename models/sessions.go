package models

import (
	"context"
	"time"
)

// Sessions is where the session library keeps its sessions.
type Sessions struct{ s *Store }

// Sessions gives the session library's store.
func (s *Store) Sessions() Sessions { return Sessions{s} }

// FindCtx gives a live session's data.
func (x Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var data []byte
	rows, err := x.s.query(x.s.read(ctx), "SELECT data FROM sessions WHERE token_hash = ? AND expires_at > ?", x.s.hashSecret(token), x.s.now().at)
	if err != nil {
		return nil, false, x.s.mapError(err)
	}
	defer func() { _ = rows.Close() }()
	if !rows.Next() {
		return nil, false, x.s.mapError(rows.Err())
	}
	err = rows.Scan(&data)
	return data, err == nil, x.s.mapError(err)
}

// CommitCtx keeps a session. The library tells its end by the machine's clock; what is kept is by the
// Store's, which in the demonstration shows another day.
func (x Sessions) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	return x.s.mapError(x.s.writer.WithContext(ctx).Exec(`INSERT INTO sessions (token_hash, data, expires_at) VALUES (?, ?, ?)
		ON CONFLICT (token_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`,
		x.s.hashSecret(token), data, x.s.now().at.Add(time.Until(expires)).Truncate(time.Second)).Error)
}

// DeleteCtx ends a session.
func (x Sessions) DeleteCtx(ctx context.Context, token string) error {
	return x.s.mapError(x.s.writer.WithContext(ctx).Exec("DELETE FROM sessions WHERE token_hash = ?", x.s.hashSecret(token)).Error)
}

// Find is FindCtx for callers without a context.
func (x Sessions) Find(token string) ([]byte, bool, error) {
	return x.FindCtx(context.Background(), token)
}

// Commit is CommitCtx for callers without a context.
func (x Sessions) Commit(token string, data []byte, expires time.Time) error {
	return x.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx for callers without a context.
func (x Sessions) Delete(token string) error { return x.DeleteCtx(context.Background(), token) }
