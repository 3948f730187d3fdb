package main

import (
	"fmt"
	"net/mail"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	smtp "dondoc/jobs/mail"
)

// Config is everything a command can be told from outside. The tags of each field are its only
// description: the flag (`--NAME`), the environment variable (`DONDOC_NAME`), the variable that
// names a file holding the value (`DONDOC_NAME_FILE`), the help and docs/settings.md all come from
// them. In tags, `name` is the setting, `default` what holds when nothing is said, `doc` one
// sentence for the operator. SMTP is nil where no server is named.
type Config struct {
	Database     Database       `name:"database-url" default:"sqlite:dondoc.db" doc:"Where everything is kept: sqlite:///absolute/path, sqlite:relative/path, or postgres://user:password@host:5432/name."`
	SMTP         *smtp.Server   `name:"smtp-url" doc:"Server that takes the mail: smtps://user:password@host:465, or smtp://user:password@host:587, where STARTTLS is required unless the address ends in ?starttls=never. Empty: mail stays in the outbox."`
	MailFrom     mail.Address   `name:"mail-from" doc:"Sender of all mail, for example Office <office@example.org>. Empty: dondoc at the host of the base URL."`
	BaseURL      BaseURL        `name:"base-url" doc:"Address under which people reach the pages; links in mails start with it. Empty: http:// and the listen address."`
	Organisation string         `name:"organisation" doc:"Who runs this installation, for the head of pages, mails and reports, for example Văn phòng Chính phủ."`
	Listen       ListenAddress  `name:"listen" default:"127.0.0.1:8080" doc:"Host and port to listen on; without a host, on all interfaces."`
	Location     *time.Location `name:"timezone" default:"Asia/Ho_Chi_Minh" doc:"Time zone of the organisation, by its IANA name: decides when a day ends and when mail goes out."`
	SecondFactor SecondFactor   `name:"second-factor" default:"required" doc:"Whether administrators and the office must have a second factor (codes from an app) beside the password: required or optional. Everybody may have one."`
	OIDC         Providers      `name:"oidc" doc:"OpenID Connect providers that people may sign in with, as YAML or JSON; give it as a file. docs/signin.md describes it. Bad ones are refused at the start; one that is down is not."`
	Secret       Secret         `name:"secret" doc:"At least 32 random bytes that key the stored hashes of sessions and API tokens, the links in mails and the encryption of second factors: another secret voids them all. For example the output of: openssl rand -hex 32. Prefer the file: flags are visible in the list of processes."`
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
func AddFlags(flags *pflag.FlagSet, names ...string) {
	for _, s := range settings() {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		usage := s.doc
		if s.fallback != "" {
			usage += " Default: " + s.fallback + "."
		}
		flags.String(s.name, "", usage+" [$"+s.env()+"]")
	}
}

// Load reads the configuration: a flag that was given wins over the environment, that over the
// file named by the environment, that over the default. An empty value counts as not given. The
// settings named in required must have a value. lookup is os.LookupEnv or its like.
//
// On any fault the error is a *ConfigError that lists all of them; it never holds a secret.
func Load(flags *pflag.FlagSet, lookup func(string) (string, bool), required ...string) (Config, error) {
	var config Config
	var faults ConfigError
	fields := reflect.ValueOf(&config).Elem()
	for _, s := range settings() {
		given, err := s.read(flags, lookup)
		if err != nil {
			faults.add(given.source, err)
			continue
		}
		if given.text == "" {
			if slices.Contains(required, s.name) {
				faults.add(s.env(), fmt.Errorf("is missing. %s", s.doc))
			}
			continue
		}
		field := fields.Field(s.index).Addr().Interface()
		err = parse(field, given.text)
		if providers, ok := field.(*Providers); ok && err == nil {
			err = providers.readSecrets(lookup)
		}
		if err != nil {
			faults.add(given.source, err)
		}
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
func (s setting) read(flags *pflag.FlagSet, lookup func(string) (string, bool)) (value, error) {
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
		return value{"", s.env()}, fmt.Errorf("and %s_FILE are both set: keep one of the two", s.env())
	case text != "":
		return value{text, s.env()}, nil
	case file != "":
		content, err := os.ReadFile(file)
		if err != nil {
			return value{"", s.env() + "_FILE"}, fmt.Errorf("names a file that cannot be read (%w): correct the path or its permissions", err)
		}
		// Editors and secret stores end a file with a line break that is not part of the value.
		text := strings.TrimRight(string(content), "\r\n")
		if text == "" {
			return value{"", s.env() + "_FILE"}, fmt.Errorf("names the file %s, which is empty: write the value into it", file)
		}
		return value{text, s.env() + "_FILE"}, nil
	}
	return value{s.fallback, s.env()}, nil
}

// parse reads text into a field of Config.
func parse(field any, text string) (err error) {
	switch field := field.(type) {
	case *Database:
		*field, err = parseDatabase(text)
	case **smtp.Server:
		*field, err = parseSMTP(text)
	case *mail.Address:
		*field, err = parseMailFrom(text)
	case *BaseURL:
		*field, err = parseBaseURL(text)
	case *ListenAddress:
		*field, err = parseListen(text)
	case **time.Location:
		*field, err = parseLocation(text)
	case *string:
		*field, err = parseLine(text)
	case *SecondFactor:
		*field, err = parseSecondFactor(text)
	case *Providers:
		*field, err = parseProviders(text)
	case *Secret:
		*field, err = parseSecret(text)
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
