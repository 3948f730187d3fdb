package templates

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// These tests look inside the package: which sentences there are is not to be
// seen from its pages.

type sentences map[string]any

// readLocale reads what a language has to say, from all its files: one a topic.
func readLocale(t *testing.T, lang string) sentences {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("locales", "*"+lang+".yaml"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	all := sentences{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var s sentences
		if err := yaml.Unmarshal(data, &s); err != nil {
			t.Fatal(name, err)
		}
		for id, sentence := range s {
			if ofCommandLine(id) != (filepath.Base(name) == "cli."+lang+".yaml") {
				t.Errorf("%s: %s belongs into the other file", name, id)
			}
			if _, twice := all[id]; twice {
				t.Errorf("%s: %s stands in another file too", name, id)
			}
			all[id] = sentence
		}
	}
	return all
}

// ofCommandLine tells the sentences of the cli files, which app says: its tests see to it that each is
// said and each that is said is there.
func ofCommandLine(id string) bool { return strings.HasPrefix(id, "cli_") }

func localeLanguages(t *testing.T) []string {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r.Languages()
}

// sources are all files of the package that can say a sentence.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range []string{"*.go", "pages/*.html", "mails/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
	}
	return all.String()
}

// composed are ids put together from a part of them and a list of endings.
func composed() []string {
	var ids []string
	for prefix, codes := range vocabulary {
		for _, code := range codes {
			ids = append(ids, prefix+"_"+code)
		}
	}
	for _, list := range []string{"overdue", "completed", "due_next"} {
		ids = append(ids, "report_"+list, "report_none_"+list)
	}
	for _, list := range []string{"overdue", "due_soon", "escalate", "accept", "declined", "extension", "receipt", "opinion", "nudge", "unreached", "bottleneck", "new", "listed"} {
		ids = append(ids, "mail_section_"+list)
	}
	for _, rule := range vocabulary["rule"] {
		if strings.HasPrefix(rule, "event_") {
			ids = append(ids, "mail_"+rule)
		}
	}
	return ids
}

func TestEverySentenceUsedIsThereInEveryLanguage(t *testing.T) {
	said := regexp.MustCompile(`(?:\.T|\.N|plain\[|\.text\(|\.count\() ?"([a-z0-9_]+)"`)
	used := composed()
	for _, m := range said.FindAllStringSubmatch(sources(t), -1) {
		used = append(used, m[1])
	}
	constants := regexp.MustCompile(`= "(say_[a-z_]+)"`)
	for _, m := range constants.FindAllStringSubmatch(sources(t), -1) {
		used = append(used, m[1])
	}
	slices.Sort(used)
	used = slices.Compact(used)
	for _, lang := range localeLanguages(t) {
		locale := readLocale(t, lang)
		for _, id := range used {
			if strings.HasSuffix(id, "_") {
				continue // the beginning of a composed id
			}
			if _, ok := locale[id]; !ok {
				t.Errorf("%s: %q is used and not there", lang, id)
			}
		}
	}
}

// The sentences for the errors of models ("error.<code>.<detail>",
// "invalid.<problem>") are left out: this package does not know their codes.
// So are the command line's, of which app's tests know.
func TestNoSentenceIsThereForNothing(t *testing.T) {
	all := sources(t)
	known := composed()
	for _, lang := range localeLanguages(t) {
		for id := range readLocale(t, lang) {
			ofModels := strings.HasPrefix(id, "error.") || strings.HasPrefix(id, "invalid.")
			if !ofModels && !ofCommandLine(id) && !strings.Contains(all, `"`+id+`"`) && !slices.Contains(known, id) {
				t.Errorf("%s: nothing says %q", lang, id)
			}
		}
	}
}

// pluralForms are the forms of a sentence with a count in each language (CLDR);
// go-i18n picks "one" for 0 and 1 in Vietnamese too.
var pluralForms = map[string][]string{
	"vi": {"one", "other"}, "en": {"one", "other"}, "ar": {"few", "many", "one", "other", "two", "zero"},
	"fa": {"one", "other"}, "pl": {"few", "many", "one", "other"},
}

// TestLanguagesAgree: the same ids, the same parameters, every plural form, no
// other syntax. The command line speaks Vietnamese and English only.
func TestLanguagesAgree(t *testing.T) {
	param := regexp.MustCompile(`\{\{\.[A-Z][A-Za-z]*\}\}`)
	shape := func(lang string, s any) string {
		forms, ok := s.(map[string]any)
		if !ok {
			forms = map[string]any{"": s}
		}
		if got := slices.Sorted(maps.Keys(forms)); ok && !slices.Equal(got, pluralForms[lang]) {
			return "other plural forms: " + strings.Join(got, " ")
		}
		var names []string
		for _, f := range forms {
			text, _ := f.(string)
			if rest := param.ReplaceAllString(text, ""); text == "" || strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
				return "empty or not understood: " + text
			}
			names = append(names, param.FindAllString(text, -1)...)
		}
		slices.Sort(names)
		return strings.Join(slices.Compact(names), " ")
	}
	english := readLocale(t, fallback)
	for _, lang := range localeLanguages(t) {
		locale := readLocale(t, lang)
		commands := lang == firstLanguage || lang == fallback
		for id := range locale {
			if _, ok := english[id]; !ok {
				t.Errorf("%s: %s is not there in English", lang, id)
			}
		}
		for id, s := range english {
			if _, ok := locale[id]; !ok && ofCommandLine(id) && !commands {
				continue
			}
			if got, want := shape(lang, locale[id]), shape(fallback, s); got != want {
				t.Errorf("%s: %s has %q, English %q", lang, id, got, want)
			}
		}
	}
}

// TestPlainSentencesArePlain: what the package looks up as a sentence without
// parameters has none.
func TestPlainSentencesArePlain(t *testing.T) {
	plain := regexp.MustCompile(`plain\["([a-z0-9_]+)"\]`)
	for _, m := range plain.FindAllStringSubmatch(sources(t), -1) {
		if s, ok := readLocale(t, fallback)[m[1]].(string); !ok || strings.Contains(s, "{{") {
			t.Errorf("%q has parameters or a count", m[1])
		}
	}
}
