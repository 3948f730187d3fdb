package templates

import (
	"html/template"
	"strconv"
	"strings"

	"dondoc/models/deadline"
)

func (*TaskView) template() string { return "task" }

// Row is the task as a list would show it.
func (v *TaskView) Row() *TaskRow { return &v.TaskRow }

// Star marks a key task.
func (p *Page) Star() template.HTML { return p.say.fragments.star }

// ForecastLate: the lead's own forecast is after the due day, a stated sign
// of risk (DOMAIN.md, Reports and standing).
func (v *TaskView) ForecastLate() bool {
	d := v.Dates
	return !d.Forecast.IsZero() && !d.CurrentDue.IsZero() && d.Forecast.After(d.CurrentDue)
}

// dateOrNone is a written date or the words for there being none.
type dateOrNone struct {
	Date template.HTML
	None string
}

// DateOrNone writes a date, or says that there is none.
func (p *Page) DateOrNone(d deadline.Date) dateOrNone {
	return dateOrNone{p.Long(d), p.say.plain["due_none"]}
}

// asked is a question of the entry check in words.
type asked struct{ Asks, Words string }

// QuestionsOf puts the entry check's findings as questions.
func (p *Page) QuestionsOf(questions []Question) []asked {
	list := make([]asked, len(questions))
	for i, q := range questions {
		list[i] = asked{p.say.word("question", q.Code), q.Words}
	}
	return list
}

// bottleneckLine is a bottleneck in words.
type bottleneckLine struct {
	BottleneckItem
	Mark                      template.HTML
	Category, Standing        string
	MustActWord, ProposalWord string
	Open                      string // of the link to its page
	Facts                     []factLine
}

// BottleneckOf puts a bottleneck in words: state, age, how many tasks it holds.
func (p *Page) BottleneckOf(b BottleneckItem) bottleneckLine {
	var standing []string
	if b.State != "" {
		standing = append(standing, p.say.word("bottleneck", b.State))
	}
	if b.OpenDays > 0 {
		standing = append(standing, p.say.count("open_for", b.OpenDays))
	}
	if b.TasksHeld > 0 {
		standing = append(standing, p.say.count("holds_up", b.TasksHeld))
	}
	if b.Severity == "high" {
		standing = append([]string{p.say.word("severity", b.Severity)}, standing...)
	}
	var facts []Fact
	if b.Asked != "" {
		facts = append(facts, Fact{"decision_asked", b.Asked})
	}
	if !b.DecideBy.IsZero() {
		facts = append(facts, Fact{"decide_by", p.say.date(p.say.dates.long, b.DecideBy)})
	}
	return bottleneckLine{BottleneckItem: b, Facts: p.FactsOf(facts), Mark: template.HTML(icon(lookBlocked)),
		Category: p.say.word("category", b.Category), Standing: strings.Join(standing, " · "),
		Open: p.say.plain["bn_open"], MustActWord: p.say.plain["must_act"], ProposalWord: p.say.plain["proposal"]}
}

// trailLine is a line of the history in words.
type trailLine struct {
	TimelineEntry
	Look, Icon, Heading, By string
	Detail                  string // agencies and days the move names
}

// Trail puts the history in words.
func (v *TaskView) Trail() []trailLine {
	lines := make([]trailLine, len(v.Timeline))
	for i, e := range v.Timeline {
		lines[i] = v.trailLine(e)
	}
	return lines
}

func (v *TaskView) trailLine(e TimelineEntry) trailLine {
	s := v.say
	l := trailLine{TimelineEntry: e, Look: "none", Icon: "none", By: e.Who}
	if e.ActingFor != "" {
		l.By = s.text("acting_for", "Name", e.Who, "For", e.ActingFor)
	}
	switch e.Kind {
	case "progress":
		l.Look = look(e.Status, "")
		l.Icon = l.Look
		l.Heading = s.text("trail_progress", "Status", s.word("status", e.Status), "Percent", e.Percent)
		if e.Via != "" && e.Via != "page" {
			l.By += s.comma() + s.word("via", e.Via)
		}
	case "message":
		l.Look, l.Icon = "open", "mail"
		l.Heading = s.text("trail_message", "Rule", s.rule(e.Rule), "Outcome", s.word("message", e.Outcome))
		if e.Outcome == "failed" {
			l.Look = "back"
		}
		l.By = s.text("trail_to", "Recipient", e.Who)
	case "letter":
		l.Look, l.Icon = "open", "mail"
		l.Heading = s.text("trail_letter", "Number", e.Number)
	case "inherited":
		l.Look, l.Icon = "off", "cal"
		l.Heading = s.text("trail_inherited", "From", e.From, "To", e.Who)
		l.By = ""
	case "due_moved":
		l.Look, l.Icon = "off", "cal"
		l.Heading = s.text("trail_due_moved", "From", s.date(s.dates.long, e.OldDue), "To", s.date(s.dates.long, e.NewDue))
	case "move":
		v.trailMove(&l)
	default:
		l.Heading = s.plain["trail_assigned"]
	}
	return l
}

// moveLook is the look and icon of the moves that change how a task stands.
var moveLook = map[string][2]string{
	"submit": {"sub", "sub"}, "accept": {"done", "done"}, "return": {"back", "back"}, "decline": {"back", "back"}, "refuse_sign_off": {"back", "back"},
	"report": {"open", "open"}, "reopen": {"open", "open"}, "cancel": {"off", "off"}, "amend": {"open", "open"}, "raise_bottleneck": {"block", "block"}, "acknowledge": {"open", "check"},
	"ask_extension": {"off", "cal"}, "grant_extension": {"done", "cal"}, "refuse_extension": {"back", "cal"}, "withdraw_extension": {"off", "cal"},
}

// trailMove says for which agency a move was made, and which agencies and days it names.
func (v *TaskView) trailMove(l *trailLine) {
	s, e := v.say, l.TimelineEntry
	if look, ok := moveLook[e.Move]; ok {
		l.Look, l.Icon = look[0], look[1]
	}
	l.Heading = s.word("moved", e.Move)
	if e.Agency != "" && e.Agency != e.Who {
		l.By += s.comma() + e.Agency
	}
	if e.Via != "" && e.Via != "page" {
		l.By += s.comma() + s.word("via", e.Via)
	}
	day := func(d deadline.Date) string { return s.date(s.dates.long, d) }
	switch {
	case !e.OldDue.IsZero() && !e.NewDue.IsZero():
		l.Detail = s.text("trail_from_to", "From", day(e.OldDue), "To", day(e.NewDue))
	case e.Other != "" && !e.NewDue.IsZero():
		l.Detail = s.text("trail_asked_by", "Agency", e.Other, "Date", day(e.NewDue))
	case e.Other != "":
		l.Detail = s.text("trail_other", "Word", s.word("other", e.Move), "Agency", e.Other)
	}
}

// rule says the rule a reminder was sent under: "before_7" is the code before
// and its days.
func (s *speaker) rule(rule string) string {
	code, number, _ := strings.Cut(rule, "_")
	days, err := strconv.Atoi(number)
	if err != nil {
		return s.word("rule", rule)
	}
	return s.word("rule", code) + " (" + s.count("n_days", days) + ")"
}

// RuleWords says the rule a message was sent under.
func (p *Page) RuleWords(rule string) string { return p.say.rule(rule) }
