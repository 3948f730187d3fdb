package handlers

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// moveForm reads the form of a move on a task's page: what was typed, and what is wrong with it. Each
// field that is read is remembered with its label, so that nothing typed is lost when the move is refused.
type moveForm struct {
	s     *server
	c     echo.Context
	key   string // of the form on the page, as templates.MoveForm has it
	move  models.Move
	id    int64 // of the task
	in    models.MoveInput
	typed []templates.Fact
	bad   []models.FieldError
	err   error // the form could not be read at all

	// may says why the reader can't send the form at all, nil when they can.
	may func(context.Context, models.Actor) error
}

// readMove begins to read a form.
func (s *server) readMove(c echo.Context, key string, move models.Move) *moveForm {
	f := &moveForm{s: s, c: c, key: key, move: move, in: models.MoveInput{Via: models.ViaPage}}
	f.id, f.err = idOf(c)
	f.may = func(ctx context.Context, actor models.Actor) error {
		return s.store.CheckMove(ctx, actor, f.id, f.move)
	}
	version, err := strconv.ParseInt(c.FormValue("version"), 10, 64)
	if err != nil || version <= 0 {
		f.fault("version", "required")
	}
	f.in.Version = version
	return f
}

func (f *moveForm) fault(field, problem string, params ...any) {
	f.bad = append(f.bad, fieldError(field, problem, params...))
}

func (f *moveForm) keep(label, shown string) {
	if shown != "" {
		f.typed = append(f.typed, templates.Fact{Label: label, Text: shown})
	}
}

// text reads a field; line ends are as programs write them.
func (f *moveForm) text(name, label string) string {
	text := strings.ReplaceAll(f.c.FormValue(name), "\r\n", "\n")
	f.keep(label, text)
	return text
}

// input is what every move takes, with the words of the field "words".
func (f *moveForm) input(label string) models.MoveInput {
	f.in.Words = f.text("words", label)
	return f.in
}

// day reads a day; none typed is the zero one.
func (f *moveForm) day(name, label string) deadline.Date {
	typed := f.c.FormValue(name)
	day, ok := parseDay(typed)
	if !ok {
		f.fault(name, "bad_date", "Value", shown(typed))
	}
	if !day.IsZero() {
		typed = deadline.FormatDate(f.s.langOf(f.c), day)
	}
	f.keep(label, typed)
	return day
}

// agency reads the code of an agency of today; none typed is 0.
func (f *moveForm) agency(name, label string) int64 {
	if all := f.agencies(name, label); len(all) > 0 {
		return all[0]
	}
	return 0
}

// agencies reads the codes of all fields of the name.
func (f *moveForm) agencies(name, label string) []int64 {
	var ids []int64
	for _, typed := range f.c.Request().Form[name] {
		code := strings.TrimSpace(typed)
		if code == "" {
			continue
		}
		found, err := f.s.store.Agencies(f.c.Request().Context(), actorOf(f.c), models.AgencyFilter{Code: code, On: f.s.store.Today(), Limit: 1})
		if err != nil {
			f.err = cmp.Or(f.err, err)
			return nil
		}
		if len(found) == 0 {
			f.fault(name, "unknown_agency", "Value", shown(code))
			f.keep(label, code)
			continue
		}
		ids = append(ids, found[0].ID)
		f.keep(label, found[0].Ref().Name(f.s.langOf(f.c)))
	}
	return ids
}

// keepWord remembers a code of a vocabulary that was chosen.
func (f *moveForm) keepWord(vocabulary, code string) {
	id := vocabulary + "_" + code
	word := f.s.words.T(f.s.langOf(f.c), id)
	if word == id { // none of the choices
		word = code
	}
	f.keep(vocabulary, word)
}

// part reads the id of what the form is about within the task; what is none names nothing.
func (f *moveForm) part(name string) int64 {
	id, err := strconv.ParseInt(f.c.Param(name), 10, 64)
	if err != nil || id <= 0 {
		f.err = cmp.Or[error](f.err, &models.Error{Code: models.CodeNotFound})
	}
	return id
}

// choice reads which of several moves a form decides for; the first is taken for the refusal of none.
func (f *moveForm) choice(name, label string, moves map[string]models.Move) models.Move {
	chosen := f.c.FormValue(name)
	move, ok := moves[chosen]
	if !ok {
		f.fault(name, "not_a_choice")
		return f.move
	}
	f.keep(label, f.s.words.T(f.s.langOf(f.c), "choice_"+chosen))
	f.move = move
	return move
}

// make makes the move and leads back. What can't be done comes back as it was typed, with the reason;
// who may not do it at all is refused.
func (f *moveForm) make(do func(context.Context, models.Actor) (models.Task, error)) error {
	if f.err != nil {
		return f.err
	}
	ctx, actor := f.c.Request().Context(), actorOf(f.c)
	err := error(&models.Error{Code: models.CodeInvalid, Fields: f.bad})
	var t models.Task
	if len(f.bad) == 0 {
		t, err = do(ctx, actor)
	}
	if models.CodeOf(err) == models.CodeInvalid {
		if why := f.may(ctx, actor); why != nil {
			err = why
		}
	}
	switch models.CodeOf(err) {
	case models.CodeInvalid, models.CodeStale, models.CodeWrongState, models.CodeConflict:
		return f.again(err)
	}
	if err != nil {
		return err
	}
	if err := f.s.sessions.say(f.c, f.done(), t.Ref); err != nil {
		return err
	}
	return f.c.Redirect(http.StatusSeeOther, backToList(f.c, f.id))
}

// done is the sentence said afterwards.
func (f *moveForm) done() string {
	if f.move == models.MoveReport {
		return templates.SayProgressSaved
	}
	return "done_" + string(f.move)
}

// again shows the task with what was typed and why it was not done: beside what is stored now, where
// somebody has changed it.
func (f *moveForm) again(refusal error) error {
	v, err := f.s.taskView(f.c, f.id, f)
	if err != nil {
		return err
	}
	fault := f.s.faultOf(f.c, refusal)
	form := findForm(v, f.key)
	v.Errors = formFaults(form, fault.Fields)
	if fault.Code != models.CodeInvalid {
		v.Errors = []templates.FieldError{{Message: fault.Message}}
	}
	if fault.Code == models.CodeStale || form == nil {
		v.Conflict = &templates.Conflict{Theirs: v.Stored, Yours: f.typed}
		if form != nil {
			v.Conflict.Form = form.ID()
		}
	}
	return f.s.render(f.c, fault.Status, v)
}

// findForm finds a form wherever it stands on the page.
func findForm(v *templates.TaskView, key string) *templates.MoveForm {
	all := v.Forms
	for _, x := range v.Extensions {
		all = append(all, x.Forms...)
	}
	for _, o := range v.Opinions {
		all = append(all, o.Forms...)
	}
	for _, b := range v.Subtasks {
		all = append(all, b.Forms...)
	}
	if v.AddSubtask != nil {
		all = append(all, *v.AddSubtask)
	}
	for _, form := range all {
		if form.Key == key {
			return &form
		}
	}
	return nil
}

// formFaults ties faults to the form's fields; those of a field it doesn't show stand alone.
func formFaults(form *templates.MoveForm, faults []templates.FieldError) []templates.FieldError {
	for i, fault := range faults {
		faults[i].Field = ""
		if form == nil {
			continue
		}
		for _, field := range form.Fields {
			if field.Name == fault.Field {
				faults[i].Field = form.FieldID(fault.Field)
			}
		}
	}
	return faults
}

// fill puts what was typed back into the form it came from.
func (f *moveForm) fill(form *templates.MoveForm) {
	if f == nil || f.key != form.Key {
		return
	}
	form.Typed = true
	if f.another() != "" {
		form.Version = f.in.Version // nothing was looked at again: a change meanwhile is told when it is sent
	}
	values := f.c.Request().Form
	for i := range form.Fields {
		field := &form.Fields[i]
		sent := values[field.Name]
		switch {
		case field.Nth < len(sent):
			field.Value = strings.ReplaceAll(sent[field.Nth], "\r\n", "\n")
		case field.Kind == "checkbox" || field.Nth > 0:
			field.Value = ""
		}
		if day, ok := parseDay(field.Value); field.Kind == "date" && ok {
			field.Value = isoDay(day) // a date field shows nothing else
		}
	}
}
