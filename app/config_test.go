package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

const (
	longSecret = "0123456789abcdef0123456789abcdef"
	password   = "pa55-w0rd"
)

// load reads the configuration as a command would, from arguments and an environment.
func load(t *testing.T, arguments []string, environment map[string]string, required ...string) (Config, error) {
	t.Helper()
	return loadIn(t, "en", arguments, environment, required...)
}

func loadIn(t *testing.T, lang string, arguments []string, environment map[string]string, required ...string) (Config, error) {
	t.Helper()
	flags := pflag.NewFlagSet("dondoc", pflag.ContinueOnError)
	AddFlags(flags, wordsIn(t, lang))
	if err := flags.Parse(arguments); err != nil {
		t.Fatal(err)
	}
	return Load(flags, wordsIn(t, lang), func(name string) (string, bool) {
		text, found := environment[name]
		return text, found
	}, required...)
}

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "value")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestConfigDefaults(t *testing.T) {
	config, err := load(t, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s|%s|%v|%s|%s|%s|%s|%q", config.Database.Dialect, config.Database.DSN.Reveal(),
		config.SMTP != nil, config.MailFrom.String(), config.BaseURL, config.Listen, config.Location, config.Secret.Reveal())
	want := `sqlite|dondoc.db|false|"dondoc" <dondoc@localhost>|http://127.0.0.1:8080|127.0.0.1:8080|Asia/Ho_Chi_Minh|""`
	if got != want {
		t.Errorf("defaults\n got %s\nwant %s", got, want)
	}
}

func TestConfigPrecedence(t *testing.T) {
	file := write(t, "127.0.0.1:3\n")
	for _, test := range []struct {
		name        string
		arguments   []string
		environment map[string]string
		want        ListenAddress
	}{
		{"default", nil, nil, "127.0.0.1:8080"},
		{"environment", nil, map[string]string{"DONDOC_LISTEN": "127.0.0.1:2"}, "127.0.0.1:2"},
		{"file", nil, map[string]string{"DONDOC_LISTEN_FILE": file}, "127.0.0.1:3"},
		{"empty environment is no word", nil, map[string]string{"DONDOC_LISTEN": "", "DONDOC_LISTEN_FILE": file}, "127.0.0.1:3"},
		{"flag over environment", []string{"--listen", ":1"}, map[string]string{"DONDOC_LISTEN": "127.0.0.1:2"}, ":1"},
		{"empty flag is the default", []string{"--listen="}, map[string]string{"DONDOC_LISTEN": "127.0.0.1:2"}, "127.0.0.1:8080"},
	} {
		t.Run(test.name, func(t *testing.T) {
			config, err := load(t, test.arguments, test.environment)
			if err != nil || config.Listen != test.want {
				t.Errorf("got %q, %v, want %q", config.Listen, err, test.want)
			}
		})
	}
}

func TestConfigForms(t *testing.T) {
	folder := t.TempDir()
	for _, test := range []struct{ name, text, want string }{
		{"database-url", "sqlite://" + folder + "/a.db", "sqlite " + folder + "/a.db"},
		{"database-url", "sqlite:" + folder + "/with%20space.db", "sqlite " + folder + "/with space.db"},
		{"database-url", "postgres://u:" + password + "@db.example:5433/dondoc?sslmode=require", "postgres postgres://u:" + password + "@db.example:5433/dondoc?sslmode=require"},
		{"database-url", "postgresql:///dondoc?host=/run/postgresql", "postgres postgresql:///dondoc?host=/run/postgresql"},
		{"smtp-url", "smtps://u:p@mail.example", "mail.example:465"},
		{"smtp-url", "smtp://mail.example", "mail.example:587"},
		{"smtp-url", "smtp://[::1]:2525?starttls=never", "[::1]:2525"},
		{"files", "data/files/../evidence", "data/evidence"},
		{"s3-url", "s3://key:s%2Fcret@s3.example/evidence", "s3.example evidence  key s/cret false"},
		{"s3-url", "s3://key:secret@10.0.0.7:9000/evidence?region=hanoi&tls=never", "10.0.0.7:9000 evidence hanoi key secret true"},
		{"mail-from", "Văn phòng <van-phong@example.org>", "Văn phòng van-phong@example.org"},
		{"base-url", "https://dondoc.example.org/", "https://dondoc.example.org dondoc@dondoc.example.org"},
		{"listen", ":0", ":0 http://localhost:0"},
		{"listen", "[::]:8080", "[::]:8080 http://localhost:8080"},
		{"timezone", "Europe/Warsaw", "Europe/Warsaw"},
		{"secret", longSecret, longSecret},
		{"smtp-connections", "8", "8"},
		{"smtp-per-minute", "600", "600"},
		{"smtp-per-domain", "0", "0"},
		{"smtp-timeout", "20s", "20s"},
		{"bounces-url", "imaps://u:" + password + "@mail.example", "imaps://u@mail.example:993/INBOX"},
		{"state-dir", folder, folder},
		{"metrics-token", longSecret, longSecret},
	} {
		t.Run(test.name+" "+test.text, func(t *testing.T) {
			config, err := load(t, []string{"--" + test.name, test.text}, nil)
			if err != nil {
				t.Fatal(err)
			}
			smtp := ""
			if config.SMTP != nil {
				smtp = config.SMTP.Addr()
			}
			s3 := ""
			if b := config.S3; b != nil {
				s3 = fmt.Sprint(b.Host, " ", b.Name, " ", b.Region, " ", b.Key, " ", b.Secret.Reveal(), " ", b.Plain)
			}
			got := map[string]string{
				"files":        string(config.Files),
				"s3-url":       s3,
				"database-url": string(config.Database.Dialect) + " " + config.Database.DSN.Reveal(),
				"smtp-url":     smtp,
				"mail-from":    config.MailFrom.Name + " " + config.MailFrom.Address,
				"base-url":     string(config.BaseURL) + " " + config.MailFrom.Address,
				"listen":       string(config.Listen) + " " + string(config.BaseURL),
				"timezone":     config.Location.String(),
				"secret":       config.Secret.Reveal(),

				"smtp-connections": fmt.Sprint(config.Connections), "smtp-per-minute": fmt.Sprint(config.PerMinute), "smtp-per-domain": fmt.Sprint(config.PerDomain),
				"smtp-timeout": config.StepTimeout.String(), "bounces-url": fmt.Sprint(config.Bounces), "state-dir": string(config.StateDir), "metrics-token": config.MetricsToken.Reveal(),
			}[test.name]
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestConfigFaults expects one fault with the right way to mend it, and never the password.
func TestConfigFaults(t *testing.T) {
	for _, test := range []struct{ name, text, mend string }{
		{"database-url", "mysql://u:" + password + "@h/d", "must begin with sqlite: or postgres://"},
		{"database-url", "postgres://u:" + password + "%@h/d", "percent-encoded"},
		{"database-url", "postgres://u:" + password + "@h:port/d", "percent-encoded"},
		{"database-url", "postgres://u:" + password + "@h", "end it in /name"},
		{"database-url", "postgres:///d", "names no host"},
		{"database-url", "sqlite://data/a.db", "three slashes"},
		{"database-url", "sqlite:///nowhere/at/all/a.db", "mkdir -p"},
		{"database-url", "sqlite:///", "names no file"},
		{"database-url", "sqlite::memory:", "name a file"},
		{"database-url", "sqlite:a.db?mode=ro", "takes none"},
		{"database-url", "sqlite:a%zz.db", "write % itself as %25"},
		{"smtp-url", "mail.example:25", "must begin with smtp://"},
		{"smtp-url", "smtp://u:" + password + "#@h:25", "percent-encode"},
		{"smtp-url", "smtp://u:" + password + "@h?starttls=never", "must not travel unencrypted"},
		{"s3-url", "https://h/b", "s3://key:secret@host"},
		{"s3-url", "s3://key:" + password + "%@h/b", "percent-encode"},
		{"s3-url", "s3://key:" + password + "@h:0/b", "s3://key:secret@host"},
		{"s3-url", "s3://key:" + password + "@h", "not one bucket"},
		{"s3-url", "s3://key:" + password + "@h/b/c", "not one bucket"},
		{"s3-url", "s3://h/b", "both a key and a secret"},
		{"s3-url", "s3://key@h/b", "both a key and a secret"},
		{"s3-url", "s3://key:" + password + "@h/b?tls=no", "unknown option"},
		{"s3-url", "s3://key:" + password + "@h/b?acl=public", "unknown option"},
		{"s3-url", "s3://key:" + password + "@s3.example/b?tls=never", "must not cross a public network"},
		{"s3-url", "s3://key:" + password + "@8.8.8.8/b?tls=never", "must not cross a public network"},
		{"files", "a\x00b", "one line"},
		{"mail-from", "office", "write for example"},
		{"mail-from", "a@example.org\r\nBcc: b@example.org", "not one mail address"},
		{"mail-from", "a@example.org, b@example.org", "not one mail address"},
		{"base-url", "dondoc.example.org", "https://dondoc.example.org"},
		{"base-url", "ftp://dondoc.example.org", "not a web address"},
		{"base-url", "https://example.org/dondoc", "write https://example.org"},
		{"listen", "8080", "host:port"},
		{"listen", "127.0.0.1:65536", "from 0 to 65535"},
		{"timezone", "Hanoi", "IANA name"},
		{"timezone", "Local", "IANA name"},
		{"secret", "short-" + password, "openssl rand -hex 32"},
		{"smtp-connections", "0", "from 1 to 50"},
		{"smtp-connections", "four", "from 1 to 50"},
		{"smtp-per-minute", "-1", "from 0"},
		{"smtp-per-domain", "1.5", "from 0"},
		{"smtp-timeout", "30", "20s"},
		{"smtp-timeout", "1h", "20s"},
		{"bounces-url", "imap://u:" + password + "@h/INBOX", "imaps://"},
		{"state-dir", "/nowhere/at/all", "mkdir -p"},
	} {
		t.Run(test.name+" "+test.text, func(t *testing.T) {
			_, err := load(t, []string{"--" + test.name, test.text}, nil)
			fault := onlyFault(t, err)
			if fault.Source != "--"+test.name || !strings.Contains(fault.Problem, test.mend) {
				t.Errorf("got %q %q, want a hint at %q", fault.Source, fault.Problem, test.mend)
			}
			if strings.Contains(err.Error(), password) {
				t.Errorf("the fault tells the password: %v", err)
			}
			_, err = loadIn(t, "vi", []string{"--" + test.name, test.text}, nil)
			if vi := onlyFault(t, err); vi.Problem == fault.Problem || strings.Contains(err.Error(), password) {
				t.Errorf("in Vietnamese %q", vi.Problem)
			}
		})
	}
}

func TestConfigSourceFaults(t *testing.T) {
	for _, test := range []struct {
		name, source, mend string
		environment        map[string]string
	}{
		{"both", "DONDOC_SECRET", "keep one", map[string]string{"DONDOC_SECRET": longSecret, "DONDOC_SECRET_FILE": "/x"}},
		{"no such file", "DONDOC_SECRET_FILE", "correct the path", map[string]string{"DONDOC_SECRET_FILE": filepath.Join(t.TempDir(), "none")}},
		{"empty file", "DONDOC_SECRET_FILE", "write the value", map[string]string{"DONDOC_SECRET_FILE": write(t, "\n")}},
		{"bad value in a file", "DONDOC_SECRET_FILE", "openssl", map[string]string{"DONDOC_SECRET_FILE": write(t, "short")}},
		{"missing", "DONDOC_SECRET", "openssl", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, nil, test.environment, "secret")
			fault := onlyFault(t, err)
			if fault.Source != test.source || !strings.Contains(fault.Problem, test.mend) {
				t.Errorf("got %q %q, want %q and a hint at %q", fault.Source, fault.Problem, test.source, test.mend)
			}
		})
	}
}

func TestConfigTellsAllFaultsAtOnce(t *testing.T) {
	_, err := load(t, []string{"--listen", "x"}, map[string]string{"DONDOC_TIMEZONE": "x", "DONDOC_SMTP_URL": "x"}, "secret")
	var refused *ConfigError
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	sources := map[string]bool{}
	for _, fault := range refused.Faults {
		sources[fault.Source] = true
	}
	got := slices.Sorted(maps.Keys(sources))
	want := []string{"--listen", "DONDOC_SECRET", "DONDOC_SMTP_URL", "DONDOC_TIMEZONE"}
	if !slices.Equal(got, want) {
		t.Errorf("got faults of %v, want %v", got, want)
	}
}

func TestConfigPrintsNoSecret(t *testing.T) {
	config, err := load(t, []string{
		"--database-url", "postgres://u:" + password + "@h/d?password=" + password,
		"--smtp-url", "smtp://u:" + password + "@h",
		"--s3-url", "s3://key:" + password + "@h/b",
		"--secret", longSecret + password, "--bounces-url", "imaps://u:" + password + "@h/INBOX", "--metrics-token", longSecret + password,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	for _, print := range []string{
		fmt.Sprint(config), fmt.Sprintf("%+v", config), fmt.Sprintf("%#v", &config), fmt.Sprintf("%s %q %x", config.Secret, config.Secret, config.Secret),
		string(encoded),
	} {
		if strings.Contains(print, password) || strings.Contains(print, longSecret) || strings.Contains(print, fmt.Sprintf("%x", password)) {
			t.Errorf("tells a secret: %s", print)
		}
		if !strings.Contains(print, hidden) {
			t.Errorf("does not show that there is a secret: %s", print)
		}
	}
}

func TestAddFlagsOfSomeSettings(t *testing.T) {
	flags := pflag.NewFlagSet("demo", pflag.ContinueOnError)
	AddFlags(flags, wordsIn(t, "en"), "listen")
	if flags.Lookup("listen") == nil || flags.Lookup("secret") != nil {
		t.Error("a command that asks for --listen must get that flag and no other")
	}
}

func onlyFault(t *testing.T, err error) Fault {
	t.Helper()
	var refused *ConfigError
	if !errors.As(err, &refused) || len(refused.Faults) != 1 {
		t.Fatalf("got %v, want one fault", err)
	}
	return refused.Faults[0]
}
