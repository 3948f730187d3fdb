// Package jobs is what happens by the clock: acts take effect, reminders are planned, reports
// compiled, mail delivered, the audit record sealed, the house kept. It is the only package that
// knows gocron and mail.
//
// A job does nothing of its own: it calls Store methods that can be called again without harm. The
// row in job_runs, unique by job and period, decides that a period is done once; the scheduler only
// ticks. So any number of instances may run it, be killed and start again.
package jobs

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	netmail "net/mail"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/jonboulle/clockwork"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
	"dondoc/templates/document"
)

// Options is what the jobs work with.
type Options struct {
	Store        *models.Store
	Mail         Mailer
	Renderer     *templates.Renderer
	From         netmail.Address // sender of all mail
	BaseURL      *url.URL        // links in mails start with it
	Organisation string          // shown in mails beside the product's name; may be empty
	Log          *slog.Logger
	Clock        clockwork.Clock // the Store's clock
	// Owner names this instance: another one for each that runs at the same time, and the same again
	// after a restart, so that what was in hand when the process was killed is taken up at once. Host
	// and listen address make a good one. Empty: host and process, and what was in hand is taken up
	// when its lease has passed.
	Owner   string
	Demo    bool // mails say that the performance in them is illustrative
	Workers int  // mails sent at the same time; 4 unless set
	// PerMinute and PerDomain bound the mails begun within any minute, in all and by the recipient's
	// domain, by this instance; 0 for no bound.
	PerMinute, PerDomain int
	MailServer           string // names the mail server to people, without its password
	// StateDir is the folder in which the instance notes what the mail server took until the database
	// knows, so that it is not sent twice after a kill; empty for none.
	StateDir string
	Bounces  Mailbox        // where returned mail arrives; nil for nowhere
	PDFs     *document.PDFs // writes papers; without a browser where it is nil
	Since    deadline.Date  // reports to be compiled before this day are not made up; zero for no bound
}

// Jobs runs the jobs of one instance.
type Jobs struct {
	Options
	actor     models.Actor
	table     []job
	scheduler gocron.Scheduler
	boot      string               // tells this process from earlier ones of the same name
	elapsed   func() time.Duration // since the start, whatever the clock does
	circuit   *circuit
	health    health
	stopping  chan struct{} // closed when nothing new is to be begun
	stop      sync.Once
	cancel    context.CancelFunc // of what Start began

	mu          sync.Mutex // one tick or run at a time; guards what follows
	owner       string     // under which is claimed: Owner, or another name for what is run by hand
	tookBack    bool
	unfinished  bool                          // the last delivery's time was up before there was no mail left
	rescued     int                           // messages put back since the last delivery
	byHand      bool                          // a run by hand is under way
	watched     map[models.Hold]time.Duration // since when others' claims have been seen unsettled
	journal     *journal
	unrecorded  []models.Settlement // what became of messages, not recorded yet
	limits      limits
	papers      paperFiles
	done        map[string]bool              // job and period: what is known to be done, so that nobody asks again
	lastBounces string                       // the period in which the mailbox was looked at last
	agendasAt   time.Time                    // until then no agenda of a review is due
	reportsTo   map[models.ReportKind]string // up to this period no report of the kind is missing
}

// New makes the jobs of an instance; nothing happens before Start, Tick or Run.
func New(o Options) *Jobs {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.PDFs == nil {
		o.PDFs = document.NewPDFs("")
	}
	if o.Workers <= 0 {
		o.Workers = 4
	}
	if o.Owner == "" {
		host, _ := os.Hostname() // without a name the process number still tells instances on one machine apart
		o.Owner = fmt.Sprintf("%s/%d", host, os.Getpid())
	}
	start := o.Clock.Now()
	j := &Jobs{Options: o, actor: models.SystemActor("jobs"), boot: rand.Text()[:8], elapsed: func() time.Duration { return o.Clock.Since(start) },
		stopping: make(chan struct{}), done: map[string]bool{}, reportsTo: map[models.ReportKind]string{}}
	j.circuit = &circuit{elapsed: func() time.Duration { return j.elapsed() }}
	j.limits = limits{elapsed: j.circuit.elapsed, inAll: o.PerMinute, byDomain: o.PerDomain, domains: map[string]*window{}}
	j.table = j.jobs()
	return j
}

// Names lists the jobs in the order in which a tick does them.
func Names() []string {
	table := (&Jobs{}).jobs()
	names := make([]string, len(table))
	for i, job := range table {
		names[i] = job.name
	}
	return names
}

// stopped says whether Stop was called.
func (j *Jobs) stopped() bool {
	select {
	case <-j.stopping:
		return true
	default:
		return false
	}
}
