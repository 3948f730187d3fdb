package seeds

import (
	"context"
	"embed"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

//go:embed data/generated/words.yaml
var generatedWords embed.FS

// vocabulary is of what generated directives speak.
type vocabulary struct {
	Actions []struct {
		Vi          string `yaml:"vi"`
		En          string `yaml:"en"`
		Deliverable string `yaml:"deliverable"`
	} `yaml:"actions"`
	Subjects []struct {
		Vi       string `yaml:"vi"`
		En       string `yaml:"en"`
		Category string `yaml:"category"`
	} `yaml:"subjects"`
}

// generator makes a dataset block by block. Days are counted from today: negative ones lie behind.
type generator struct {
	options GenerateOptions
	ids     models.LastIDs
	days    map[int]generatedDay
	speech  vocabulary
	words   *reportWords
	made    int // directives
	left    int // tasks still to make
	bodies  []body
	groups  [3]int64 // ids of the groups of ministries, provinces and communes
	parts   [3][]int // places in bodies of ministries, provinces, communes
}

// body is an agency that owes tasks.
type body struct {
	id, officer int64
	code        string
	temper      temper
}

// generatedDay spares a large dataset the same reckoning over and over.
type generatedDay struct {
	date    deadline.Date
	start   time.Time // its first instant
	working bool
	notice  deadline.Date // the next notice of a task that is due on it
}

// How far from today generated days lie: directives of two years, terms of one year, and room for
// what is rounded to working days.
const (
	oldestIssue = 730
	longestTerm = 365
)

func newGenerator(ctx context.Context, s *models.Store, o GenerateOptions) (*generator, error) {
	if err := refuseGenerated(ctx, s); err != nil {
		return nil, err
	}
	c, err := readDemo()
	if err != nil {
		return nil, err
	}
	// The calendar, the default policy and the reports' rhythm; agencies are generated.
	if _, err := s.ImportRegistry(ctx, system(), models.Registry{Calendar: c.registry.models().Calendar}); err != nil {
		return nil, err
	}
	g := &generator{options: o, words: c.words, left: o.Tasks, days: map[int]generatedDay{}}
	if err := decodeStrict(generatedWords, "data/generated/words.yaml", &g.speech); err != nil {
		return nil, err
	}
	if g.ids, err = s.LastIDs(ctx, system()); err != nil {
		return nil, err
	}
	calendar, err := s.Calendar(ctx, system())
	if err != nil {
		return nil, err
	}
	rules, today := models.DefaultReminderRules(), s.Today()
	for n := -oldestIssue - 40; n <= longestTerm+40; n++ {
		d := today.AddDays(n)
		g.days[n] = generatedDay{date: d, start: d.In(s.Zone()).UTC(), working: calendar.Working(d), notice: rules.Next(models.Watched{Status: models.InProgress, Receipt: models.ReceiptIsReceived, DueOn: d}, today.AddDays(-1), calendar)}
	}
	return g, nil
}

// back gives the last working day up to day n.
func (g *generator) back(n int) int {
	for !g.days[n].working {
		n--
	}
	return n
}

// forth gives the first working day from day n on.
func (g *generator) forth(n int) int {
	for !g.days[n].working {
		n++
	}
	return n
}

// at is an instant between two minutes of day n.
func (g *generator) at(n, earliest, latest int, d *dice) time.Time {
	return g.days[n].start.Add(time.Duration(d.between(earliest, latest)) * time.Minute)
}
