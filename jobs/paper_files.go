package jobs

import (
	"bytes"
	"context"
	"errors"
	"sync"

	"dondoc/jobs/mail"
	"dondoc/models"
	"dondoc/templates/document"
	"dondoc/templates/paper"
)

// paperFiles keeps the files of the papers mailed last: a report goes to many readers of one language,
// and setting it takes longer than everything else about its mail.
type paperFiles struct {
	mu   sync.Mutex
	keys []paperKey // the oldest first
	held map[paperKey][]mail.Attachment
}

// paperKey tells papers apart: what a message is about, whose data never change, in a language.
type paperKey struct {
	kind    models.MessageKind
	subject int64
	lang    string
}

// papersKept is of how many papers the files are kept.
const papersKept = 4

// of gives a paper's files, made once. Whoever asks meanwhile waits for them.
func (f *paperFiles) of(key paperKey, make func() ([]mail.Attachment, error)) ([]mail.Attachment, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if files, ok := f.held[key]; ok {
		return files, nil
	}
	files, err := make()
	if err != nil {
		return nil, err
	}
	if f.held == nil {
		f.held = map[paperKey][]mail.Attachment{}
	}
	if len(f.keys) == papersKept {
		delete(f.held, f.keys[0])
		f.keys = f.keys[1:]
	}
	f.keys, f.held[key] = append(f.keys, key), files
	return files, nil
}

// attach adds a paper as DOCX and, in a language in which we can set one, as PDF.
func (l *letter) attach(ctx context.Context, name string, p func() paper.Paper) error {
	files, err := l.j.papers.of(paperKey{l.m.Kind, l.m.SubjectOf, l.m.Lang}, func() ([]mail.Attachment, error) { return l.j.filesOf(ctx, name, p()) })
	l.files = append(l.files, files...)
	return err
}

func (j *Jobs) filesOf(ctx context.Context, name string, p paper.Paper) ([]mail.Attachment, error) {
	var docx, pdf bytes.Buffer
	if err := document.DOCX(&docx, p); err != nil {
		return nil, err
	}
	files := []mail.Attachment{{Name: name + ".docx", ContentType: document.DOCXType, Data: docx.Bytes()}}
	switch err := j.PDFs.Write(ctx, &pdf, p); {
	case errors.Is(err, document.ErrShaping):
		return files, nil
	case err != nil:
		return nil, err
	}
	return append(files, mail.Attachment{Name: name + ".pdf", ContentType: document.PDFType, Data: pdf.Bytes()}), nil
}
