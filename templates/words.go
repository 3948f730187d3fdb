package templates

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"gopkg.in/yaml.v3"
)

//go:embed locales/*.yaml
var localeFiles embed.FS

// firstLanguage leads Languages; fallback serves unknown languages.
const (
	firstLanguage = "vi"
	fallback      = "en"
)

// words holds every sentence of every locale file.
type words struct {
	byLang map[string]*speaker
}

// speaker says things in one language. Sentences without a count are kept
// ready, those with a count alone are remembered once said: a list of fifty
// rows, or four hundred mails, must not run a message template each time.
type speaker struct {
	lang      string
	commands  bool              // the command line has its sentences
	plain     map[string]string // sentences without parameters
	ids       map[string]bool   // every sentence there is
	filled    map[string]filled // sentences with parameters but no count
	localizer *i18n.Localizer
	counted   sync.Map // countKey → string, bounded by maxRemembered a message
	dates     datePatterns
	printer   *message.Printer
	fragments fragments
	parsed    func() error        // makes pages and rows, once
	pages     *template.Template  // all pages in this language
	rows      [rowKinds]rowPieces // a row of the inbox
	others    []*speaker          // the other languages, in order
}

type countKey struct {
	id string
	n  int
}

// maxRemembered bounds the memory of counted sentences: days late beyond it
// are rare and are put together anew.
const maxRemembered = 1000

func loadWords() (*words, error) {
	bundle := i18n.NewBundle(language.MustParse(fallback))
	unmarshal := map[string]i18n.UnmarshalFunc{"yaml": yaml.Unmarshal}
	w := &words{byLang: map[string]*speaker{}}
	err := fs.WalkDir(localeFiles, "locales", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := localeFiles.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := i18n.ParseMessageFileBytes(data, name, unmarshal)
		if err != nil {
			return fmt.Errorf("locale file %s: %w", name, err)
		}
		if err := bundle.AddMessages(file.Tag, w.learn(file)...); err != nil {
			return fmt.Errorf("locale file %s: %w", name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for lang, s := range w.byLang {
		s.localizer = i18n.NewLocalizer(bundle, lang)
		s.dates = s.parseDatePatterns()
		s.fragments = s.makeFragments()
		for _, other := range w.languages() {
			if other != lang {
				s.others = append(s.others, w.byLang[other])
			}
		}
	}
	return w, nil
}

// learn takes up the sentences of a locale file and gives back those whose form a count decides, which
// go-i18n says by each language's plural rules. A language has several files, one a topic: LANG.yaml is
// what all pages share, TOPIC.LANG.yaml what one part of the house says.
func (w *words) learn(file *i18n.MessageFile) (counted []*i18n.Message) {
	lang := file.Tag.String()
	s, known := w.byLang[lang]
	if !known {
		s = &speaker{lang: lang, plain: map[string]string{}, ids: map[string]bool{}, filled: map[string]filled{},
			printer: message.NewPrinter(latinDigits(file.Tag))}
		w.byLang[lang] = s
	}
	s.commands = s.commands || strings.HasPrefix(path.Base(file.Path), "cli.")
	for _, m := range file.Messages {
		s.ids[m.ID] = true
		switch {
		case chosenByCount(m):
			counted = append(counted, m)
		case strings.Contains(m.Other, "{{"):
			s.filled[m.ID] = parseFilled(m.Other, rightToLeft(lang))
		default:
			s.plain[m.ID] = m.Other
		}
	}
	return counted
}

// chosenByCount says whether a count chooses among the message's forms: which there are differs from
// language to language, "other" alone is every sentence's.
func chosenByCount(m *i18n.Message) bool {
	return m.Zero != "" || m.One != "" || m.Two != "" || m.Few != "" || m.Many != ""
}

// speaker finds who speaks a language, English for one nobody speaks.
func (w *words) speaker(lang string) *speaker {
	if s, ok := w.byLang[lang]; ok {
		return s
	}
	return w.byLang[fallback]
}

func (w *words) languages() []string {
	var all []string
	for lang := range w.byLang {
		all = append(all, lang)
	}
	slices.SortFunc(all, func(a, b string) int {
		if (a == firstLanguage) != (b == firstLanguage) {
			if a == firstLanguage {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return all
}

// text says one sentence; data is pairs of name and value.
func (s *speaker) text(id string, data ...any) string {
	if t, ok := s.plain[id]; ok {
		return t
	}
	if f, ok := s.filled[id]; ok {
		return f.fill(data)
	}
	params := make(map[string]any, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		if name, ok := data[i].(string); ok {
			params[name] = s.inOrder(data[i+1])
		}
	}
	config := &i18n.LocalizeConfig{MessageID: id, TemplateData: params}
	if n, ok := params["Count"].(int); ok {
		config.PluralCount = n
		params["Count"] = s.number(n)
	}
	t, err := s.localizer.Localize(config)
	if err != nil && t == "" {
		return id
	}
	return t
}

// count says a sentence whose one parameter is Count.
func (s *speaker) count(id string, n int) string {
	key := countKey{id, n}
	if t, ok := s.counted.Load(key); ok {
		return t.(string)
	}
	t := s.text(id, "Count", n)
	if n >= 0 && n < maxRemembered {
		s.counted.Store(key, t)
	}
	return t
}

// word says a code of a vocabulary ("status", "overdue"); a code it does not
// know is shown as it is.
func (s *speaker) word(vocabulary, code string) string {
	if t, ok := s.plain[vocabulary+"_"+code]; ok {
		return t
	}
	return code
}

func (s *speaker) knows(id string) bool { return s.ids[id] }
