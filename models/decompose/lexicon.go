package decompose

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// lexicon is what is known of one language. Its phrases are words separated by
// spaces; "a|b" is either word, "a?" may be missing, "a*" is any word that begins
// so, "#" is any number. Marks and case do not matter (but in Vietnamese marks
// do), nor do the spelling variants that fold.go brings to one. "{also}" stands for the
// words of the set of that name.
type lexicon struct {
	Language string `yaml:"language"`

	Tones   bool   `yaml:"tones"`   // marks tell words apart: Vietnamese
	Clitics bool   `yaml:"clitics"` // conjunction and prepositions are written together with the next word
	Joins   *joins `yaml:"joins"`   // words written apart that are one
	Order   string `yaml:"order"`   // subject_first, verb_first or verb_last
	Names   string `yaml:"names"`   // how a body's name goes on after its head: capitals or chain

	Sets        map[string][]string `yaml:"sets"`              // words that phrases choose from, by name
	Common      []string            `yaml:"common"`            // everyday words, by which the language is known
	Marks       map[string][]string `yaml:"marks"`             // phrases by class, see classes.go
	Months      map[string][]string `yaml:"months"`            // by number
	Jalali      map[string][]string `yaml:"jalali"`            // months of the solar Hijri calendar
	Seasons     map[string][]string `yaml:"seasons"`           // quarters of the solar Hijri year, by number
	TenDays     map[string][]string `yaml:"ten_days"`          // thirds of a month, by number
	Ordinals    map[string][]string `yaml:"ordinals"`          // first to fourth
	Numbers     map[string][]string `yaml:"numbers"`           // written out
	Units       map[string][]string `yaml:"units"`             // D, WD (working day), W, M, Y, H (hour)
	Recurring   map[string][]string `yaml:"recurring"`         // by ISO 8601 period
	Collectives map[string][]string `yaml:"collectives"`       // by the kinds of their members, separated by spaces
	Deliver     map[string][]string `yaml:"deliverables"`      // by kind
	Fields      map[string][]string `yaml:"categories"`        // by category
	PastEndings []string            `yaml:"past_endings"`      // of verbs that tell what happened
	Present     []string            `yaml:"present_endings"`   // of verbs in the present and future, right after a subject
	Adjectives  []string            `yaml:"adjective_endings"` // in the plural, after a collective
	Endings     []string            `yaml:"endings"`           // of nouns and adjectives, for names that are inflected

	phrases    *trie
	vocabulary map[string]bool // every word of the phrases, for Clitics
	common     map[string]bool
}

// joins lists what is written apart from the word it belongs to.
type joins struct {
	Before []string `yaml:"before"` // می
	After  []string `yaml:"after"`  // ها

	Unless []string `yaml:"unless"` // names that begin like the latter: های فونگ

	before, after, unless map[string]bool
}

// Orders of words and manners of names.
const (
	subjectFirst = "subject_first"
	verbFirst    = "verb_first"
	verbLast     = "verb_last"
	capitalised  = "capitals"
)

//go:embed lexicon/*.yaml
var lexiconFiles embed.FS

// Languages are the languages there is a lexicon of.
var Languages = []string{"vi", "en", "ar", "fa", "pl"}

// lexicons returns the lexicons by language. They are embedded, so one that can't
// be read is a fault of the program.
var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, language := range Languages {
		l, err := readLexicon(language)
		if err != nil {
			panic(err)
		}
		all[language] = l
	}
	return all
})

func readLexicon(language string) (*lexicon, error) {
	raw, err := lexiconFiles.ReadFile("lexicon/" + language + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("lexicon of %s: %w", language, err)
	}
	l := &lexicon{}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(l); err != nil {
		return nil, fmt.Errorf("lexicon of %s: %w", language, err)
	}
	if l.Language != language {
		return nil, fmt.Errorf("lexicon of %s calls itself %q", language, l.Language)
	}
	return l, l.compile()
}

// compile brings the phrases into the form in which they are looked up.
func (l *lexicon) compile() error {
	if l.Joins != nil {
		l.Joins.before, l.Joins.after, l.Joins.unless = l.wordSet(l.Joins.Before), l.wordSet(l.Joins.After), l.wordSet(l.Joins.Unless)
	}
	l.common = l.wordSet(l.Common)
	l.phrases = &trie{}
	for class, phrases := range l.Marks {
		if class == classForeignPlace {
			continue
		}
		if !classes[class] {
			return fmt.Errorf("lexicon of %s: there is no class of phrases %q", l.Language, class)
		}
		l.addAll(class, "", phrases)
	}
	for class, values := range map[string]map[string][]string{
		classMonth: l.Months, classJalali: l.Jalali, classSeason: l.Seasons, classTenDays: l.TenDays, classOrdinal: l.Ordinals, classNumber: l.Numbers, classUnit: l.Units,
		classRecurring: l.Recurring, classCollective: l.Collectives, classDeliverable: l.Deliver, classField: l.Fields,
	} {
		for value, phrases := range values {
			l.addAll(class, value, phrases)
		}
	}
	l.vocabulary = l.phrases.words()
	l.addAll(classPlaceName, "", l.Marks[classForeignPlace])
	return nil
}

func (l *lexicon) wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[l.foldWord(w)] = true
	}
	return set
}

// foldWord folds one word of a phrase as the text is folded.
func (l *lexicon) foldWord(w string) string {
	s := string(fold(w, l.Tones).runes)
	if l.Tones {
		s = tonePlaces.Replace(s)
	}
	return s
}

func (l *lexicon) addAll(class, value string, phrases []string) {
	for _, p := range phrases {
		l.phrases.add(l.elements(p), match{class: class, value: value})
	}
}

// elements reads a phrase into its words, each with its choices.
func (l *lexicon) elements(phrase string) []element {
	var out []element
	for name, set := range l.Sets {
		phrase = strings.ReplaceAll(phrase, "{"+name+"}", strings.Join(set, "|"))
	}
	for _, w := range strings.Fields(strings.ReplaceAll(phrase, "'s", " 's")) {
		var e element
		if w, e.optional = strings.CutSuffix(w, "?"); w == "" {
			continue
		}
		for _, choice := range strings.Split(w, "|") {
			stem, prefix := strings.CutSuffix(choice, "*")
			stem = l.foldWord(stem)
			if l.Clitics {
				stem = bare(stem)
			}
			e.choices = append(e.choices, wordForm{stem, prefix})
		}
		if l.Clitics && strings.HasPrefix(w, "لل") && len(e.choices) == 1 && len(l.foldWord(w)) > shortestWithClitic {
			out = append(out, element{choices: []wordForm{{"ل", false}}})
			e.choices[0].text = bare(article + strings.TrimPrefix(l.foldWord(w), "لل"))
		}
		if l.Clitics && strings.HasPrefix(w, "وال") && len(out) > 0 { // as the text is cut
			out = append(out, element{choices: []wordForm{{"و", false}}})
			e.choices[0].text = bare(strings.TrimPrefix(l.foldWord(w), "و"))
		}
		out = append(out, e)
	}
	return out
}
