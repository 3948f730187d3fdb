package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
	"dondoc/models/textfile"
	"dondoc/seeds"
)

// autoLanguage lets the language of a text be found out.
const autoLanguage = "auto"

// decomposeCommand drafts provisions from a directive's file, with the agencies of the reference data
// and no database. Its --lang is the text's language, not that of the command line.
func (p *program) decomposeCommand() *cobra.Command {
	var issued, language string
	var asJSON bool
	file := p.words.T("cli_decompose_file")
	c := p.command("decompose "+file, p.words.T("cli_decompose_short"), func(_ *cobra.Command, args []string) error {
		return p.decompose(args[0], issued, language, asJSON)
	})
	p.takesOne(c, file)
	c.Flags().StringVar(&issued, "issued-on", "", p.words.T("cli_decompose_issued"))
	c.Flags().StringVar(&language, languageFlag, autoLanguage, p.words.T("cli_decompose_lang", "Languages", strings.Join(decompose.Languages, ", ")))
	c.Flags().BoolVar(&asJSON, "json", false, p.words.T("cli_decompose_json"))
	return c
}

func (p *program) decompose(name, issued, language string, asJSON bool) error {
	if issued == "" {
		return p.words.usage("cli_decompose_no_day")
	}
	day, err := deadline.ParseDate(issued)
	if err != nil {
		return p.words.usage("cli_simulate_date", "Flag", "--issued-on", "Given", strconv.Quote(issued))
	}
	if language == autoLanguage {
		language = ""
	} else if !slices.Contains(decompose.Languages, language) {
		return p.words.usage("cli_decompose_unknown_lang", "Given", strconv.Quote(language), "Languages", strings.Join(decompose.Languages, ", "))
	}
	tuneMemory(collectSooner)
	text, err := p.readDirective(name)
	if err != nil {
		return err
	}
	registry, err := seeds.LoadRegistry()
	if err != nil {
		return err
	}
	calendar, err := calendarOf(registry)
	if err != nil {
		return err
	}
	result := decompose.New(text, decompose.Options{IssuedOn: day, Language: language, Registry: decomposeRegistry(registry), Calendar: calendar})
	if !asJSON {
		return p.listDrafts(result, day, calendar)
	}
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(draftsJSON(result))
}

// readDirective reads the text of a file. A file that can't be read is a command badly called.
func (p *program) readDirective(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", p.words.usage("cli_decompose_no_file", "File", name, "Why", errors.Unwrap(err))
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, textfile.MaxFile+1))
	if err != nil {
		return "", p.words.usage("cli_decompose_no_file", "File", name, "Why", errors.Unwrap(err))
	}
	text, err := textfile.Read(data)
	var fault textfile.Fault
	if errors.As(err, &fault) {
		return "", p.words.usage("cli_decompose_unread", "File", name, "Why", p.words.T(textFaults[fault]))
	}
	return text, err
}

// textFaults are the sentences for what keeps a file from being read.
var textFaults = map[textfile.Fault]string{
	textfile.Empty:       "cli_decompose_empty",
	textfile.TooLarge:    "cli_decompose_too_large",
	textfile.UnknownKind: "cli_decompose_unknown_kind",
	textfile.NotWord:     "cli_decompose_not_word",
	textfile.Damaged:     "cli_decompose_damaged",
	textfile.Encrypted:   "cli_decompose_encrypted",
	textfile.Scanned:     "cli_decompose_scanned",
	textfile.Suspicious:  "cli_decompose_suspicious",
	textfile.OldWord:     "cli_decompose_old_word",
	textfile.BadEncoding: "cli_decompose_encoding",
}
