package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	smtp "dondoc/jobs/mail"
	"dondoc/jobs/mail/bounce"
	"dondoc/models/leaked"
)

// Config is everything a command can be told from outside. The tags of each field are its only
// description: the flag (`--NAME`), the environment variable (`DONDOC_NAME`), the variable that
// names a file holding the value (`DONDOC_NAME_FILE`), the help and docs/settings.md all come from
// them. In tags, `name` is the setting, `default` what holds when nothing is said, `doc` the
// sentence of the locale files that tells the operator of it. SMTP and S3 are nil where no server is
// named, Bounces where no mailbox is, Leaked where no list is.
type Config struct {
	Database     Database        `name:"database-url" default:"sqlite:dondoc.db" doc:"cli_setting_database_url"`
	Files        Folder          `name:"files" doc:"cli_setting_files"`
	S3           *Bucket         `name:"s3-url" doc:"cli_setting_s3_url"`
	SMTP         *smtp.Server    `name:"smtp-url" doc:"cli_setting_smtp_url"`
	Connections  Connections     `name:"smtp-connections" default:"4" doc:"cli_setting_smtp_connections"`
	PerMinute    Limit           `name:"smtp-per-minute" default:"0" doc:"cli_setting_smtp_per_minute"`
	PerDomain    Limit           `name:"smtp-per-domain" default:"0" doc:"cli_setting_smtp_per_domain"`
	StepTimeout  time.Duration   `name:"smtp-timeout" default:"30s" doc:"cli_setting_smtp_timeout"`
	Bounces      *bounce.Mailbox `name:"bounces-url" doc:"cli_setting_bounces_url"`
	StateDir     StateDir        `name:"state-dir" doc:"cli_setting_state_dir"`
	MetricsToken Secret          `name:"metrics-token" doc:"cli_setting_metrics_token"`
	MailFrom     mail.Address    `name:"mail-from" doc:"cli_setting_mail_from"`
	BaseURL      BaseURL         `name:"base-url" doc:"cli_setting_base_url"`
	Organisation string          `name:"organisation" doc:"cli_setting_organisation"`
	Listen       ListenAddress   `name:"listen" default:"127.0.0.1:8080" doc:"cli_setting_listen"`
	Proxies      Proxies         `name:"trusted-proxies" doc:"cli_setting_trusted_proxies"`
	Location     *time.Location  `name:"timezone" default:"Asia/Ho_Chi_Minh" doc:"cli_setting_timezone"`
	Chromium     Browser         `name:"chromium" doc:"cli_setting_chromium"`
	SecondFactor SecondFactor    `name:"second-factor" default:"required" doc:"cli_setting_second_factor"`
	Leaked       *leaked.List    `name:"leaked-passwords" doc:"cli_setting_leaked_passwords"`
	OIDC         Providers       `name:"oidc" doc:"cli_setting_oidc"`
	Secret       Secret          `name:"secret" doc:"cli_setting_secret"`
}

// setting is one field of Config as its tags describe it.
type setting struct {
	name, fallback, doc string
	index               int
}

// env is the environment variable of the setting.
func (s setting) env() string {
	return "DONDOC_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

// settings lists the fields of Config in their order.
func settings() []setting {
	fields := reflect.TypeFor[Config]()
	var list []setting
	for i := range fields.NumField() {
		tag := fields.Field(i).Tag
		list = append(list, setting{name: tag.Get("name"), fallback: tag.Get("default"), doc: tag.Get("doc"), index: i})
	}
	return list
}

// AddFlags gives a command the flags of the named settings, of all when none is named.
func AddFlags(flags *pflag.FlagSet, w words, names ...string) {
	for _, s := range settings() {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		usage := w.T(s.doc)
		if s.fallback != "" {
			usage += " " + w.T("cli_help_default", "Value", s.fallback)
		}
		flags.String(s.name, "", usage+" [$"+s.env()+"]")
	}
}

// Load reads the configuration: a flag that was given wins over the environment, that over the
// file named by the environment, that over the default. An empty value counts as not given. The
// settings named in required must have a value. lookup is os.LookupEnv or its like.
//
// On any fault the error is a *ConfigError that lists all of them; it never holds a secret.
func Load(flags *pflag.FlagSet, w words, lookup func(string) (string, bool), required ...string) (Config, error) {
	var config Config
	faults := ConfigError{heading: w.T("cli_config_faults")}
	fields := reflect.ValueOf(&config).Elem()
	for _, s := range settings() {
		given, err := s.read(flags, w, lookup)
		if err != nil {
			faults.add(given.source, err)
			continue
		}
		if given.text == "" {
			if slices.Contains(required, s.name) {
				faults.add(s.env(), w.fault("cli_fault_missing", "Meaning", w.T(s.doc)))
			}
			continue
		}
		field := fields.Field(s.index).Addr().Interface()
		err = w.parse(field, given.text)
		if providers, ok := field.(*Providers); ok && err == nil {
			err = w.readSecrets(*providers, lookup)
		}
		if err != nil {
			faults.add(given.source, err)
		}
	}
	if config.S3 != nil && config.Files != "" {
		faults.add("DONDOC_FILES", w.fault("cli_fault_both", "File", "DONDOC_S3_URL"))
	}
	if len(faults.Faults) > 0 {
		return Config{}, &faults
	}
	config.derive()
	return config, nil
}

// value is the text of a setting and where it was said, for the words of a fault.
type value struct{ text, source string }

// read finds what was said about a setting.
func (s setting) read(flags *pflag.FlagSet, w words, lookup func(string) (string, bool)) (value, error) {
	if flags != nil && flags.Changed(s.name) {
		text, err := flags.GetString(s.name)
		if text == "" {
			text = s.fallback
		}
		return value{text, "--" + s.name}, err
	}
	text, _ := lookup(s.env())
	file, _ := lookup(s.env() + "_FILE")
	switch {
	case text != "" && file != "":
		return value{"", s.env()}, w.fault("cli_fault_both", "File", s.env()+"_FILE")
	case text != "":
		return value{text, s.env()}, nil
	case file != "":
		content, err := os.ReadFile(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return value{"", s.env() + "_FILE"}, w.fault("cli_fault_no_file", "File", file)
		case err != nil:
			return value{"", s.env() + "_FILE"}, w.fault("cli_fault_unreadable", "File", file, "Error", err)
		}
		// Editors and secret stores end a file with a line break that is not part of the value.
		text := strings.TrimRight(string(content), "\r\n")
		if text == "" {
			return value{"", s.env() + "_FILE"}, w.fault("cli_fault_empty_file", "File", file)
		}
		return value{text, s.env() + "_FILE"}, nil
	}
	return value{s.fallback, s.env()}, nil
}

// parse reads text into a field of Config.
func (w words) parse(field any, text string) (err error) {
	switch field := field.(type) {
	case *Database:
		*field, err = w.parseDatabase(text)
	case *Folder:
		*field, err = w.parseFolder(text)
	case **Bucket:
		*field, err = w.parseBucket(text)
	case **smtp.Server:
		*field, err = w.parseSMTP(text)
	case *Connections:
		*field, err = w.parseConnections(text)
	case *Limit:
		*field, err = w.parseLimit(text)
	case *time.Duration:
		*field, err = w.parseTimeout(text)
	case *Browser:
		*field, err = w.parseBrowser(text)
	case **leaked.List:
		*field, err = w.parseLeaked(text)
	case **bounce.Mailbox:
		*field, err = w.parseBounces(text)
	case *StateDir:
		*field, err = w.parseStateDir(text)
	case *mail.Address:
		*field, err = w.parseMailFrom(text)
	case *BaseURL:
		*field, err = w.parseBaseURL(text)
	case *ListenAddress:
		*field, err = w.parseListen(text)
	case *Proxies:
		*field, err = w.parseProxies(text)
	case **time.Location:
		*field, err = w.parseLocation(text)
	case *string:
		*field, err = w.parseLine(text)
	case *SecondFactor:
		*field, err = w.parseSecondFactor(text)
	case *Providers:
		*field, err = w.parseProviders(text)
	case *Secret:
		*field, err = w.parseSecret(text)
	default:
		panic(fmt.Sprintf("a setting of type %T has no parser", field))
	}
	return err
}

// derive fills what follows from other settings.
func (c *Config) derive() {
	if c.BaseURL == "" {
		c.BaseURL = c.Listen.url()
	}
	if c.MailFrom.Address == "" {
		c.MailFrom = mail.Address{Name: "dondoc", Address: "dondoc@" + c.BaseURL.mailHost()}
	}
}
