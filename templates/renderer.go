package templates

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	texttemplate "text/template"

	"dondoc/models/deadline"
)

//go:embed pages/*.html mails/*.html mails/*.txt
var templateFiles embed.FS

// Renderer turns views into pages and mails. It is safe for concurrent use.
// A language's pages are parsed when the first of them is asked for: each
// language's are megabytes, and most houses speak one or two.
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

// New parses every locale, mail and static file. An error means the binary
// was built with a broken one: nothing to mend at run time.
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
		s.parsed = sync.OnceValue(func() error { return r.parsePages(s) })
	}
	return r, r.parseMails()
}

// sharedFiles hold what any page may use; frameFiles go into each page's own source, for they say
// "title" and "main", which each page means its own by.
var (
	sharedFiles = []string{"partials.html", "evidence.html", "paper.html"}
	frameFiles  = []string{"layout.html"}
)

// ownName is a place in a page's source that defines or uses a template.
var ownName = regexp.MustCompile(`\{\{(define|template) "([^"]+)"`)

// parsePages parses the pages once a language (see fold), all into one set: a set a page would keep a
// copy of all that is shared for each of them. What a page's source defines is its own, so its names
// are qualified with the page's.
func (r *Renderer) parsePages(s *speaker) error {
	files, err := templateFiles.ReadDir("pages")
	if err != nil {
		return err
	}
	s.pages = template.New("")
	for _, shared := range sharedFiles {
		source, err := r.pageSource(s, shared)
		if err == nil {
			_, err = s.pages.New(shared).Parse(source)
		}
		if err != nil {
			return fmt.Errorf("page %s: %w", shared, err)
		}
	}
	for _, f := range files {
		if slices.Contains(sharedFiles, f.Name()) || slices.Contains(frameFiles, f.Name()) {
			continue
		}
		if err := r.parsePage(s, f.Name()); err != nil {
			return fmt.Errorf("page %s: %w", f.Name(), err)
		}
	}
	return s.cutRows()
}

func (r *Renderer) parsePage(s *speaker, file string) error {
	var whole strings.Builder
	for _, name := range append(slices.Clone(frameFiles), file) {
		source, err := r.pageSource(s, name)
		if err != nil {
			return err
		}
		whole.WriteString(source)
	}
	source := whole.String()
	own := map[string]bool{}
	for _, m := range ownName.FindAllStringSubmatch(source, -1) {
		if m[1] == "define" {
			own[m[2]] = true
		}
	}
	page := strings.TrimSuffix(file, ".html")
	_, err := s.pages.New(file).Parse(ownName.ReplaceAllStringFunc(source, func(place string) string {
		m := ownName.FindStringSubmatch(place)
		if !own[m[2]] {
			return place
		}
		return `{{` + m[1] + ` "` + ownTemplate(page, m[2]) + `"`
	}))
	return err
}

// ownTemplate is the name in the set of what a page's source calls name.
func ownTemplate(page, name string) string { return page + "/" + name }

// pageSource is a file of pages/ with the language's words and the static files' addresses put in.
func (r *Renderer) pageSource(s *speaker, file string) (string, error) {
	source, err := templateFiles.ReadFile(path.Join("pages", file))
	return s.fold(r.foldAssets(string(source))), err
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
	if err := s.parsed(); err != nil {
		return err
	}
	t := s.pages.Lookup(ownTemplate(v.template(), "layout"))
	if t == nil {
		return fmt.Errorf("no page %q", v.template())
	}
	v.page().say = s
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := t.Execute(buf, v); err != nil {
		return fmt.Errorf("page %s: %w", v.template(), err)
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// Languages lists the languages with a complete locale file, the
// deployment's first (vi) before the others.
func (r *Renderer) Languages() []string { return r.languages }

// Date writes a civil date for running text in a language; no date is "".
func (r *Renderer) Date(lang string, d deadline.Date) string {
	s := r.words.speaker(lang)
	return s.date(s.dates.long, d)
}

// T is a sentence of the locale files in a language, for handlers and jobs
// (the ids meant for them are the Say constants). Data is pairs of name and
// value; the pair "Count" chooses singular or plural. An unknown language
// falls back to English, an unknown id is returned as it is.
func (r *Renderer) T(lang, id string, data ...any) string {
	return r.words.speaker(lang).text(id, data...)
}
