package seeds

import (
	"context"
	"slices"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// historian enters the demonstration's invented past.
type historian struct {
	teller   *teller
	words    *reportWords
	follows  succession
	agencies map[string]int64   // ids by key
	officers map[string][]int64 // users by their agency's key
	office   []int64            // users who accept results
	tasks    []models.TaskOutline
}

// finished enters the past of what was finished by the store's now, and leaves the rest alone. An
// act that comes next then passes on only what was open.
func (h *historian) finished(ctx context.Context, s *models.Store) error {
	if h.tasks == nil {
		if err := h.read(ctx, s); err != nil {
			return err
		}
	}
	return h.enter(ctx, s, func(st models.PastState) bool { return !st.Status.Open() })
}

// all enters the past of every task that has none yet.
func (h *historian) all(ctx context.Context, s *models.Store) error {
	if err := h.read(ctx, s); err != nil {
		return err
	}
	return h.enter(ctx, s, func(models.PastState) bool { return true })
}

func (h *historian) read(ctx context.Context, s *models.Store) (err error) {
	h.tasks, err = s.TaskOutlines(ctx, system())
	return err
}

func (h *historian) enter(ctx context.Context, s *models.Store, wanted func(models.PastState) bool) error {
	reports := make([]models.PastReport, 0, 3*len(h.tasks))
	states := make([]models.PastState, 0, len(h.tasks))
	for i := range h.tasks {
		o := &h.tasks[i]
		if o.Status != models.NotStarted {
			continue
		}
		told := h.teller.tell(*o)
		steps := h.teller.until(told, s.Now())
		if len(steps) == 0 {
			continue
		}
		state := h.state(*o, steps)
		if !wanted(state) {
			continue
		}
		o.Status = state.Status
		states = append(states, state)
		for _, st := range steps {
			reports = append(reports, h.report(told, st))
		}
	}
	if len(reports) == 0 {
		return nil
	}
	slices.SortStableFunc(reports, func(a, b models.PastReport) int { return a.At.Compare(b.At) })
	return s.ImportHistory(ctx, system(), reports, states)
}

func (h *historian) state(o models.TaskOutline, steps []step) models.PastState {
	last := steps[len(steps)-1]
	out := models.PastState{TaskID: o.ID, Status: last.to, Percent: last.percent, Forecast: last.forecast, LastProgressAt: last.at}
	for _, s := range steps {
		switch s.stage {
		case handingIn:
			out.SubmittedOn = h.day(s.at)
		case accepting:
			out.FinishedOn = h.day(s.at)
		case returning:
			out.SubmittedOn = deadline.Date{}
		}
	}
	return out
}

func (h *historian) report(of story, s step) models.PastReport {
	o := of.task
	d := of.seed + dice(s.at.Unix())
	out := models.PastReport{TaskID: o.ID, At: s.at, From: s.from, To: s.to, Percent: s.percent, Forecast: s.forecast,
		Words: h.words.say(&d, h.sentences(o, s.stage), o.Deliverable, s.percent)}
	if s.stage == accepting || s.stage == returning {
		out.AgencyID, out.UserID = h.agencies["go"], pick(&d, h.office)
		return out
	}
	lead := h.follows.on(o.AddresseeKey, h.day(s.at))
	out.AgencyID, out.UserID = h.agencies[lead], pick(&d, h.officers[lead])
	return out
}

func (h *historian) sentences(o models.TaskOutline, at stage) []string {
	w := h.words
	switch at {
	case starting:
		return w.Start
	case handingIn:
		return w.Submit
	case accepting:
		return w.Accept
	case returning:
		return w.Return
	case resuming:
		return w.Resume
	}
	return w.progress(o.Deliverable, o.Category, at == late)
}

func (h *historian) day(at time.Time) deadline.Date { return deadline.DateOf(at, h.teller.zone) }

func pick(d *dice, users []int64) *int64 {
	if len(users) == 0 {
		return nil
	}
	return &users[d.below(len(users))]
}
