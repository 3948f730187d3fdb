package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"dondoc/templates/paper"
)

// PDFs writes papers as PDF files: those in a language whose letters join by a browser, where the server
// has one, all others by itself.
type PDFs struct {
	browser string
	turn    chan struct{} // a browser is large: one at a time
}

// NewPDFs takes the path of Chromium or a program like it; "" where there is none.
func NewPDFs(browser string) *PDFs { return &PDFs{browser, make(chan struct{}, 1)} }

// printWithin bounds the printing of a paper.
const printWithin = 30 * time.Second

// Write writes a paper as a PDF file. It returns ErrShaping for one that needs a browser where there is none.
func (p *PDFs) Write(ctx context.Context, w io.Writer, d paper.Paper) error {
	if !rightToLeft(d.Lang) || p.browser == "" {
		return PDF(w, d)
	}
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, printWithin)
	defer cancel()
	return p.print(ctx, w, d)
}

// print has the browser print the paper in a folder of its own, which goes afterwards.
func (p *PDFs) print(ctx context.Context, w io.Writer, d paper.Paper) (err error) {
	dir, err := os.MkdirTemp("", "dondoc-pdf-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	page, out := filepath.Join(dir, "paper.html"), filepath.Join(dir, "paper.pdf")
	f, err := os.OpenFile(page, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(HTML(f, d), f.Close()); err != nil {
		return err
	}
	// No network; the page itself allows no scripts.
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--no-pdf-header-footer", "--user-data-dir=" + filepath.Join(dir, "profile"), "--print-to-pdf=" + out, "file://" + page}
	if os.Geteuid() == 0 { // its sandbox doesn't work for root
		args = append([]string{"--no-sandbox"}, args...)
	}
	c := exec.CommandContext(ctx, p.browser, args...)
	c.Env = append(os.Environ(), "HOME="+dir)
	c.WaitDelay = 5 * time.Second
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("print with %s: %w: %.500s", p.browser, err, said)
	}
	pdf, err := os.ReadFile(out)
	if err != nil {
		return fmt.Errorf("print with %s: %w", p.browser, err)
	}
	_, err = w.Write(pdf)
	return err
}
