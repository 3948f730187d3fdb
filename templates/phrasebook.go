package templates

import (
	"slices"
	"time"

	"dondoc/models/deadline"
)

// Phrasebooks are the sentences of the locale files without pages and mails: the command line, which
// shows none, needs not wait for them to be parsed.
type Phrasebooks struct{ words *words }

// Phrasebook is the sentences in one language.
type Phrasebook struct{ speaker *speaker }

// NewPhrasebooks reads the locale files. An error means the binary was built with a broken one:
// nothing to mend at run time.
func NewPhrasebooks() (Phrasebooks, error) {
	w, err := loadWords()
	return Phrasebooks{w}, err
}

// Languages lists the languages the command line speaks, the deployment's first: fewer than pages do.
func (b Phrasebooks) Languages() []string {
	return slices.DeleteFunc(b.words.languages(), func(lang string) bool { return !b.words.byLang[lang].commands })
}

// In gives the words in a language, English where the command line does not speak it.
func (b Phrasebooks) In(lang string) Phrasebook {
	if !slices.Contains(b.Languages(), lang) {
		lang = fallback
	}
	return Phrasebook{b.words.speaker(lang)}
}

// Language is the language of the words.
func (b Phrasebook) Language() string { return b.speaker.lang }

// T is a sentence, as Renderer.T gives it: data is pairs of name and value, an int named Count
// chooses singular or plural, an unknown id is returned as it is.
func (b Phrasebook) T(id string, data ...any) string { return b.speaker.text(id, data...) }

// Word is the word for a code of a vocabulary, "officer" of "account"; an unknown code is returned
// as it is.
func (b Phrasebook) Word(vocabulary, code string) string { return b.speaker.word(vocabulary, code) }

// Date writes a civil date with its weekday.
func (b Phrasebook) Date(d deadline.Date) string { return b.speaker.date(b.speaker.dates.full, d) }

// Instant writes an instant by the clock of a zone, to the minute.
func (b Phrasebook) Instant(t time.Time, zone *time.Location) string {
	return b.speaker.instant(t, zone)
}
