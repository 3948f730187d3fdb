package blob

import (
	"context"
	"io"
)

// readUntil reads until its context ends.
type readUntil struct {
	ctx  context.Context
	from io.Reader
}

func (r readUntil) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
