package templates

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	texttemplate "text/template"
)

//go:embed pages/*.html mails/*.html mails/*.txt
var templateFiles embed.FS

// Renderer turns views into pages and mails. It is safe for concurrent use
// and never changes after New.
type Renderer struct {
	words     *words
	assets    *assets
	mailHTML  *template.Template
	mailText  *texttemplate.Template
	languages []string
}

// View is a pointer to one of this package's page views.
type View interface {
	page() *Page
	template() string // name of the file in pages/, without ".html"
}

func (p *Page) page() *Page { return p }

// New parses every template, locale and static file. An error means the
// binary was built with a broken one: nothing to mend at run time.
func New() (*Renderer, error) {
	w, err := loadWords()
	if err != nil {
		return nil, err
	}
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	r := &Renderer{words: w, assets: a, languages: w.languages()}
	for _, s := range w.byLang {
		if err := r.parsePages(s); err != nil {
			return nil, err
		}
	}
	return r, r.parseMails()
}

// sharedFiles stand beside every page.
var sharedFiles = []string{"layout.html", "partials.html", "evidence.html"}

// parsePages parses the pages once a language (see fold): the shared files,
// cloned for each page, which defines "title" and "main".
func (r *Renderer) parsePages(s *speaker) error {
	files, err := templateFiles.ReadDir("pages")
	if err != nil {
		return err
	}
	layout := template.New("")
	for _, shared := range sharedFiles {
		if err := r.parsePage(s, layout.New(shared), shared); err != nil {
			return err
		}
	}
	for _, f := range files {
		if slices.Contains(sharedFiles, f.Name()) {
			continue
		}
		page, err := layout.Clone()
		if err == nil {
			err = r.parsePage(s, page.New(f.Name()), f.Name())
		}
		if err != nil {
			return err
		}
		s.pages[strings.TrimSuffix(f.Name(), ".html")] = page
	}
	return s.cutRows(s.pages["inbox"])
}

func (r *Renderer) parsePage(s *speaker, t *template.Template, name string) error {
	source, err := templateFiles.ReadFile(path.Join("pages", name))
	if err == nil {
		_, err = t.Parse(s.fold(r.foldAssets(string(source))))
	}
	if err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	return nil
}

func (r *Renderer) parseMails() (err error) {
	if r.mailHTML, err = template.ParseFS(templateFiles, "mails/*.html"); err != nil {
		return fmt.Errorf("HTML mails: %w", err)
	}
	if r.mailText, err = texttemplate.ParseFS(templateFiles, "mails/*.txt"); err != nil {
		return fmt.Errorf("text mails: %w", err)
	}
	return nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Render writes the page of a view. It renders to a buffer first: on error
// nothing has been written to w, so the caller can still answer with an
// error page.
func (r *Renderer) Render(w io.Writer, v View) error {
	s := r.words.speaker(v.page().Lang)
	t, ok := s.pages[v.template()]
	if !ok {
		return fmt.Errorf("no page %q", v.template())
	}
	v.page().say = s
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := t.ExecuteTemplate(buf, "layout.html", v); err != nil {
		return fmt.Errorf("page %s: %w", v.template(), err)
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// Languages lists the languages with a complete locale file, the
// deployment's first (vi) before the others.
func (r *Renderer) Languages() []string { return r.languages }

// T is a sentence of the locale files in a language, for handlers and jobs
// (the ids meant for them are the Say constants). Data is pairs of name and
// value; the pair "Count" chooses singular or plural. An unknown language
// falls back to English, an unknown id is returned as it is.
func (r *Renderer) T(lang, id string, data ...any) string {
	return r.words.speaker(lang).text(id, data...)
}
