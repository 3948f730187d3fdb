package main

import (
	"database/sql"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"dondoc/templates"
)

// wordsIn gives the words of a language.
func wordsIn(t *testing.T, lang string) words {
	t.Helper()
	books, err := templates.NewPhrasebooks()
	if err != nil {
		t.Fatal(err)
	}
	return words{books.In(lang)}
}

const (
	inVietnamese = "Cách dùng:"
	inEnglish    = "Usage:"
)

func TestWhoChoosesTheLanguage(t *testing.T) {
	for _, test := range []struct {
		name, want string
		env        map[string]string
		args       []string
	}{
		{"nobody", inEnglish, nil, nil},
		{"LANG", inVietnamese, map[string]string{"LANG": "vi_VN.UTF-8"}, nil},
		{"LANG without a country", inVietnamese, map[string]string{"LANG": "vi"}, nil},
		{"a LANG that is no language", inEnglish, map[string]string{"LANG": "C.UTF-8"}, nil},
		{"a LANG without words", inEnglish, map[string]string{"LANG": "fr_FR.UTF-8"}, nil},
		{"LC_MESSAGES over LANG", inVietnamese, map[string]string{"LC_MESSAGES": "vi_VN", "LANG": "en_US.UTF-8"}, nil},
		{"LC_ALL over LC_MESSAGES", inEnglish, map[string]string{"LC_ALL": "POSIX", "LC_MESSAGES": "vi_VN"}, nil},
		{"DONDOC_LANG over LC_ALL", inVietnamese, map[string]string{"DONDOC_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, nil},
		{"an empty DONDOC_LANG", inVietnamese, map[string]string{"DONDOC_LANG": "", "LANG": "vi_VN"}, nil},
		{"--lang over DONDOC_LANG", inEnglish, map[string]string{"DONDOC_LANG": "vi"}, []string{"--lang", "en"}},
		{"--lang behind other flags", inVietnamese, nil, []string{"--days", "3", "--user=x", "--lang=vi"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := cli{t, test.env}.ok(append([]string{"token", "create", "--help"}, test.args...)...)
			if !strings.Contains(out, "\n"+test.want+"\n") {
				t.Errorf("not %q:\n%s", test.want, out)
			}
		})
	}
}

func TestALanguageWithoutWordsIsRefused(t *testing.T) {
	for _, test := range []struct {
		says string
		env  map[string]string
		args []string
	}{
		{"--lang: there are no words in “fr”: choose one of vi, en", nil, []string{"--lang", "fr"}},
		{"DONDOC_LANG: không có ngôn ngữ “fr”", map[string]string{"DONDOC_LANG": "fr", "LANG": "vi_VN"}, nil},
		{"--lang needs a value", nil, []string{"--lang"}},
	} {
		if _, errs, code := (cli{t, test.env}).command(append([]string{"seed"}, test.args...)...); code != 2 || !strings.Contains(errs, test.says) {
			t.Errorf("status %d, %q, not %q", code, errs, test.says)
		}
	}
}

// The program as it is released, in a shell of each language.
func TestTheBuiltProgramSpeaksTheShellsLanguage(t *testing.T) {
	for _, test := range []struct{ locale, help, fault string }{
		{"vi_VN.UTF-8", "Kiểm tra hệ thống đã cài đặt", "cài đặt không dùng được:\n  DONDOC_TIMEZONE: là \"Hanoi\", không phải là múi giờ: hãy viết tên IANA"},
		{"en_GB.UTF-8", "Check the installation", "the configuration cannot be used:\n  DONDOC_TIMEZONE: is \"Hanoi\", which is not a time zone: write its IANA name"},
	} {
		t.Run(test.locale, func(t *testing.T) {
			env := []string{"LANG=" + test.locale, "DONDOC_TIMEZONE=Hanoi"}
			p := start(t, env, "help")
			out, err := io.ReadAll(p.out)
			if err != nil || p.Wait() != nil || !strings.Contains(string(out), test.help) {
				t.Errorf("the help lacks %q: %v\n%s%s", test.help, err, out, p.errs)
			}
			p = start(t, env, "doctor")
			_, _ = io.Copy(io.Discard, p.out)
			_ = p.Wait()
			if code := p.ProcessState.ExitCode(); code != 2 || !strings.Contains(p.errs.String(), test.fault) {
				t.Errorf("status %d, the fault lacks %q:\n%s", code, test.fault, p.errs)
			}
		})
	}
}

// Every command's help is walked in both languages: no line is the same, but those that only name a flag.
func TestNoHelpIsLeftUntranslated(t *testing.T) {
	walked := 0
	var walk func(c *cobra.Command, path []string)
	walk = func(c *cobra.Command, path []string) {
		walked++
		help := append(path[:len(path):len(path)], "--help", "--lang")
		for _, line := range sameLines(cli{t, nil}.ok(append(help, "en")...), cli{t, nil}.ok(append(help[:len(help):len(help)], "vi")...)) {
			if !strings.HasPrefix(line, "  -") {
				t.Errorf("dondoc %s --help says in both languages: %s", strings.Join(path, " "), line)
			}
		}
		for _, sub := range c.Commands() {
			walk(sub, append(path[:len(path):len(path)], sub.Name()))
		}
	}
	p := newProgram(io.Discard, io.Discard, func(string) (string, bool) { return "", false })
	p.words = wordsIn(t, "en")
	walk(p.commands(), nil)
	if walked < 12 {
		t.Errorf("only %d commands were walked", walked)
	}
}

// Whatever the commands say, to tell what they did or why not, no line of it is the same in both languages.
func TestNoOutputIsLeftUntranslated(t *testing.T) {
	en, vi := shell(t, "sqlite://"+t.TempDir()+"/en.db"), shell(t, "sqlite://"+t.TempDir()+"/vi.db")
	vi.env["DONDOC_LANG"] = "vi"
	for _, test := range []struct {
		call string
		code int
	}{
		{"doctor", 1}, // an empty database, no mail server
		{"seed", 0},
		{"doctor", 1}, // no mail server
		{"job acts", 0},
		{"job seal", 0},
		{"audit verify", 0},
		{"simulate --from 2025-06-30 --to 2025-07-03", 0},
		{"simulate --from x", 2},
		{"simulate --to 2020-01-01", 2},
		{"simulate --smtp ftp://x", 2},
		{"demo --as-of x", 2},
		{"job dance", 2},
		{"job", 2},
		{"dance", 2},
		{"help dance", 2},
		{"seed --dance", 2},
		{"seed -d", 2},
		{"seed --=x", 2},
		{"seed --database-url", 2},
		{"generate --tasks many", 2},
		{"generate --tasks 0", 2},
		{"token create", 2},
		{"token create --user a@example.org --days -1", 2},
		{"user reset-second-factor", 2},
		{"token create --user nobody@example.org", 1},
		{"mail-test nobody", 2},
		{"mail-test nobody --smtp-url smtp://127.0.0.1:1", 2},
		{"mail-test nobody@example.org --smtp-url smtp://127.0.0.1:1", 1},
		{"serve --listen 192.0.2.1:1", 1}, // RFC 5737: no machine's
	} {
		args := strings.Fields(test.call)
		out, errs, code := en.command(args...)
		outVi, errsVi, codeVi := vi.command(args...)
		if code != test.code || codeVi != code || out+errs == "" {
			t.Errorf("dondoc %s: status %d, in Vietnamese %d, not %d\n%s%s", test.call, code, codeVi, test.code, out, errsVi)
		}
		for _, line := range sameLines(out+errs, outVi+errsVi) {
			t.Errorf("dondoc %s says in both languages: %s", test.call, line)
		}
	}
}

func TestANewerSchemaIsRefusedInTheReadersWords(t *testing.T) {
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			address := database(t)
			e := shell(t, address)
			e.ok("seed")
			driver, dsn := "pgx", address
			if path, found := strings.CutPrefix(address, "sqlite://"); found {
				driver, dsn = "sqlite", "file:"+path
			}
			db, err := sql.Open(driver, dsn)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)"); err != nil {
				t.Fatal(err)
			}
			for lang, want := range map[string]string{"vi": "chương trình này chỉ biết đến phiên bản", "en": "start a newer dondoc"} {
				if _, errs, code := e.command("seed", "--lang", lang); code != 1 || !strings.Contains(errs, "99999") || !strings.Contains(errs, want) {
					t.Errorf("%s: status %d, %s", lang, code, errs)
				}
				if out, _, code := e.command("doctor", "--lang", lang); code != 1 || !strings.Contains(out, "99999") {
					t.Errorf("%s: status %d, %s", lang, code, out)
				}
			}
		})
	}
}

func TestTheDemonstrationIntroducesItselfInVietnamese(t *testing.T) {
	p := start(t, []string{"LANG=vi_VN.UTF-8"}, "demo", "--listen", "127.0.0.1:0")
	var said strings.Builder
	for !strings.Contains(said.String(), "Ctrl-C") {
		line, err := p.out.ReadString('\n')
		if err != nil {
			t.Fatalf("%v\n%s%s", err, &said, p.errs)
		}
		said.WriteString(line)
	}
	for _, want := range []string{"Bản trình diễn đã sẵn sàng tại http://127.0.0.1:", "Đồng hồ chỉ 08:00 ngày 27/6/2025", "154 việc được giao", "Chuyên viên cơ quan"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it lacks %q:\n%s", want, &said)
		}
	}
	if code := p.interrupt(t); code != 0 {
		t.Errorf("status %d\n%s", code, p.errs)
	}
}

// sameLines are the lines that stand in both texts, but for the log's.
func sameLines(a, b string) []string {
	var same []string
	for line := range strings.Lines(a) {
		line = strings.TrimRight(line, "\n")
		if strings.Contains("\n"+b, "\n"+line+"\n") && line != "" && !strings.HasPrefix(line, "time=") {
			same = append(same, line)
		}
	}
	return same
}
