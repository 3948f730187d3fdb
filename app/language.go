package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"dondoc/templates"
)

// languageFlag and languageVariable choose the language of the command line. They belong to whoever
// types, not to the installation, and so are no setting.
const (
	languageFlag     = "lang"
	languageVariable = "DONDOC_LANG"
	// textLanguage is the flag where it names the language of a directive's text: the command line
	// speaks it too, where it can and DONDOC_LANG asks for no other.
	textLanguage = "decompose --lang"
)

// plainLanguage is spoken where the environment names no language, or one there are no words in. Pages
// and mails speak Vietnamese first; but cron, systemd and containers, which name none, run beside logs
// and tools that are English, and a terminal left in the C locale may not show Vietnamese letters.
const plainLanguage = "en"

// words are the sentences of the locale files in the language of whoever typed the command.
type words struct{ templates.Phrasebook }

// said is a fault in those words already.
type said struct{ text string }

func (s said) Error() string { return s.text }

// fault is an error that says a sentence of the locale files.
func (w words) fault(id string, data ...any) error { return said{w.T(id, data...)} }

// chooseWords finds the words of a command line: those --lang or DONDOC_LANG ask for, else those of the
// environment's locale. Asking for a language there are no words in is a usageError.
func chooseWords(books templates.Phrasebooks, args []string, lookup func(string) (string, bool)) (words, error) {
	byLocale := words{books.In(localeLanguage(lookup))}
	asked, source := askedLanguage(args, lookup)
	if asked == "" {
		return byLocale, nil
	}
	if lang := primary(asked); slices.Contains(books.Languages(), lang) {
		return words{books.In(lang)}, nil
	}
	if source == textLanguage { // of a text there are no words in its language for
		return byLocale, nil
	}
	return byLocale, byLocale.usage("cli_usage_language", "Source", source, "Given", asked, "Languages", strings.Join(books.Languages(), ", "))
}

// askedLanguage looks for --lang among the arguments of any command, which must be known before the
// commands are made: their help speaks it.
func askedLanguage(args []string, lookup func(string) (string, bool)) (lang, source string) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	flags.StringVar(&lang, languageFlag, "", "")
	flags.BoolP("help", "h", false, "") // else it would end the search
	_ = flags.Parse(args)               // the command itself will find the same fault, and say it
	own, _ := lookup(languageVariable)
	switch {
	case lang == "", own != "" && flags.Arg(0) == "decompose":
		return own, languageVariable
	case flags.Arg(0) == "decompose":
		return lang, textLanguage
	}
	return lang, "--" + languageFlag
}

// localeLanguage is the language of messages in the environment, by the order POSIX gives the
// variables (XBD 8.2).
func localeLanguage(lookup func(string) (string, bool)) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale, _ := lookup(name); locale != "" {
			return primary(locale)
		}
	}
	return plainLanguage
}

// primary is the language of a locale such as vi_VN.UTF-8.
func primary(locale string) string {
	if end := strings.IndexAny(locale, "_-.@"); end >= 0 {
		locale = locale[:end]
	}
	return strings.ToLower(locale)
}
