package main

// The rules of the house (docs/architecture.md) as data. A room is a package and all packages below
// it that are no room of their own.

// arrows tells which rooms a room may import besides itself.
var arrows = map[string][]string{
	"app":                {"handlers", "jobs", "jobs/mail", "jobs/mail/bounce", "models", "models/blob", "models/deadline", "models/decompose", "models/leaked", "models/standing", "models/textfile", "models/migrations", "seeds", "templates", "templates/document", "templates/paper"},
	"handlers":           {"models", "models/deadline", "models/decompose", "models/filetype", "models/standing", "models/textfile", "templates", "templates/document", "templates/paper"},
	"jobs":               {"jobs/mail", "jobs/mail/bounce", "models", "models/deadline", "models/standing", "templates", "templates/document", "templates/paper"},
	"jobs/mail":          {},
	"jobs/mail/bounce":   {"jobs/mail"},
	"jobs/mail/mailtest": {},
	"models":             {"models/blob", "models/deadline", "models/decompose", "models/filetype", "models/leaked", "models/standing", "models/migrations"},
	"models/blob":        {},
	"models/deadline":    {},
	"models/decompose":   {"models/deadline"},
	"models/filetype":    {},
	"models/leaked":      {},
	"models/standing":    {"models/deadline"},
	"models/textfile":    {},
	"models/migrations":  {},
	"models/modelstest":  {"models", "models/blob", "models/deadline", "models/migrations", "seeds"},
	"seeds":              {"models", "models/deadline", "models/standing"},
	"templates":          {"models", "models/deadline", "models/standing", "templates/paper"},
	"templates/document": {"models", "models/deadline", "models/standing", "templates", "templates/paper"},
	"templates/paper":    {},
}

// testRooms are imported by tests and by each other only.
var testRooms = []string{"models/modelstest", "jobs/mail/mailtest"}

// testArrows are the rooms the tests of any room but a pure one may import too.
var testArrows = []string{"models/modelstest", "jobs/mail/mailtest", "models", "models/deadline", "seeds"}

// pureRooms know neither a database nor a network, a file or a log: what they compute depends on
// their arguments alone.
var pureRooms = []string{"models/deadline", "models/decompose", "models/filetype", "models/standing", "models/textfile"}

// impure are the standard packages a pure room goes without, besides database/sql, which is a
// library of models. database/sql/driver is allowed everywhere: its interfaces let a value be stored.
var impure = []string{"log", "log/slog", "net", "net/http", "os", "os/exec"}

// libraries tells which rooms know a library, by the beginning of its import path.
var libraries = map[string][]string{
	"codeberg.org/go-pdf":                   {"templates/document"},
	"database/sql":                          {"models", "models/migrations", "models/modelstest"},
	"github.com/alexedwards/scs":            {"handlers"},
	"github.com/boombuler/barcode":          {"handlers"},
	"github.com/coreos/go-oidc":             {"handlers"},
	"github.com/gabriel-vasile/mimetype":    {"models/filetype"},
	"github.com/go-co-op/gocron":            {"jobs"},
	"github.com/go-mail/mail":               {"jobs/mail"},
	"github.com/jackc/pgx":                  {"models", "models/modelstest"},
	"github.com/labstack/echo":              {"handlers"},
	"github.com/ledongthuc/pdf":             {"models/textfile"},
	"github.com/minio/minio-go":             {"models/blob"},
	"github.com/nicksnyder/go-i18n":         {"templates"},
	"github.com/prometheus":                 {"handlers"},
	"github.com/pressly/goose":              {"models", "models/migrations", "models/modelstest"},
	"github.com/pquerna/otp":                {"models"},
	"github.com/spf13/cobra":                {"app"},
	"github.com/xuri/excelize":              {"templates/document"},
	"github.com/spf13/pflag":                {"app"},
	"gorm.io":                               {"models"},
	"modernc.org/sqlite":                    {"models", "models/modelstest"},
	"github.com/arran4/golang-ical":         {"templates/document"},
	"github.com/chromedp":                   {}, // tests only, as are the next ones
	"github.com/emersion/go-ical":           {},
	"github.com/emersion/go-message":        {"jobs/mail/bounce", "jobs/mail/mailtest"},
	"github.com/emersion/go-imap":           {"jobs/mail/bounce", "jobs/mail/mailtest"},
	"github.com/emersion/go-sasl":           {"jobs/mail/mailtest"},
	"github.com/emersion/go-smtp":           {"jobs/mail/mailtest"},
	"github.com/johannesboyne/gofakes3":     {},
	"github.com/santhosh-tekuri/jsonschema": {},
	"github.com/oauth2-proxy/mockoidc":      {},
	"go.uber.org/goleak":                    {},
	"golang.org/x/oauth2":                   {"handlers"},
}

// testLibraries may be known by the tests of any room.
var testLibraries = []string{"database/sql", "github.com/chromedp", "github.com/emersion", "github.com/jackc/pgx", "github.com/johannesboyne/gofakes3", "github.com/oauth2-proxy/mockoidc", "github.com/pquerna/otp", "github.com/santhosh-tekuri", "github.com/xuri/excelize", "go.uber.org/goleak"}

// notInBinary are modules that make the first build slow or that only tests need.
var notInBinary = []string{
	"github.com/chromedp", "github.com/emersion/go-smtp", "github.com/johannesboyne/gofakes3", "github.com/mattn/go-sqlite3", "gorm.io/driver/sqlite", "go.uber.org/goleak",
	"github.com/oauth2-proxy/mockoidc", "dondoc/models/modelstest", "dondoc/jobs/mail/mailtest",
}

// clocks tells where the machine's own clock may be read, by the names that read it. Everywhere
// else time comes from the one clock that app hands out.
var clocks = map[string][]string{
	"time.Now":               {"app/clock.go", "jobs/mail/"}, // connections live by the machine's clock, whatever day it is here
	"time.Since":             {"jobs/mail/", "models/blob/"}, // files lie there since an instant of the machine's clock
	"time.Until":             {"jobs/mail/", "app/clock.go", "models/sessions.go"},
	"clockwork.NewRealClock": {"app/"},
}
