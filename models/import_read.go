package models

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// ImportRows gives the rows of an import as its columns are told apart now: each as the task it would
// become, or with what is wrong, cell by cell. Nothing is changed.
func (s *Store) ImportRows(ctx context.Context, actor Actor, id int64, words ImportWords) (Import, []ImportRow, error) {
	i, err := s.Import(ctx, actor, id)
	if err != nil {
		return i, nil, err
	}
	x, err := s.readImport(ctx, s.read(ctx), s.now(), actor, &i, words)
	if err != nil {
		return i, nil, s.mapError(err)
	}
	return i, x.rows, nil
}

// importReader reads the rows of an import.
type importReader struct {
	words      ImportWords
	m          moment
	lang       string
	zero       deadline.Date
	names      *AgencyNames
	byKey      map[string]Agency
	groups     *groups
	deadlines  deadlineReader
	meant      map[meantName]string  // names the registry has under another
	directives map[string]importedTo // by number, in the letters and digits alone
	lines      []importLine
	rows       []ImportRow
}

func (s *Store) readImport(ctx context.Context, tx *gorm.DB, m moment, actor Actor, i *Import, words ImportWords) (*importReader, error) {
	x := &importReader{words: words, m: m, byKey: map[string]Agency{}, meant: map[meantName]string{}, directives: map[string]importedTo{}, deadlines: deadlineReader{known: map[deadlineAsked]deadline.Deadline{}}}
	sheet := i.sheet()
	if sheet == nil {
		return x, nil
	}
	x.zero = sheet.dayZero()
	var err error
	if x.names, err = loadAgencyNames(tx); err != nil {
		return nil, err
	}
	for _, a := range x.names.All {
		x.byKey[a.Key] = a
	}
	if x.groups, err = loadGroups(tx); err != nil {
		return nil, err
	}
	if x.deadlines.calendar, err = loadCalendar(tx); err != nil {
		return nil, err
	}
	x.cut(sheet, i.Mapping)
	if err := x.findDirectives(tx, actor, i.DirectiveID); err != nil {
		return nil, err
	}
	x.readNames(i.DirectiveID)
	x.readDeadlines(i.DirectiveID)
	x.readRows(i.DirectiveID)
	return x, ctx.Err()
}

// cut takes the lines below the headings and tells their language.
func (x *importReader) cut(sheet *ImportSheet, m ImportMapping) {
	at := map[ImportField]int{}
	for i, f := range m.Fields {
		if f != "" {
			at[f] = i
		}
	}
	var text strings.Builder
	for _, l := range sheet.Lines {
		if l.Line <= m.Heading {
			continue
		}
		line := importLine{l, at}
		x.lines = append(x.lines, line)
		text.WriteString(line.cell(ImportText) + "\n")
	}
	x.lang = decompose.Detect(text.String())
}

// readDeadlines reads all deadlines in words, those of a directive at once.
func (x *importReader) readDeadlines(chosen *int64) {
	byDay := map[deadline.Date][]string{}
	for _, l := range x.lines {
		_, d, ok := x.to(l, chosen)
		typed := l.cell(ImportDeadline)
		if _, isDay := cellDay(typed, x.zero); !ok || isDay || typed == "" {
			continue
		}
		byDay[x.issuedOn(d)] = append(byDay[x.issuedOn(d)], typed)
	}
	for day, all := range byDay {
		x.deadlines.read(all, x.lang, day)
	}
}

// readRows makes a row of each line, in the list's order.
func (x *importReader) readRows(chosen *int64) {
	heading := ""
	for _, l := range x.lines {
		r := ImportRow{Line: l.Line, State: ImportRowNew, Reference: oneCell(l.cell(ImportReference))}
		if l.heads() {
			heading = oneCell(l.cell(ImportText))
			r.State, r.Provision.TextVi = ImportRowHeading, heading
			x.rows = append(x.rows, r)
			continue
		}
		key, d, ok := x.to(l, chosen)
		switch {
		case !ok:
			r.fault(l, ImportDirective, "required")
		case d.ID == 0 && d.Number == "":
			x.begins(key, &r)
			d = x.directives[key]
		case d.ID == 0 && d.IssuedOn.IsZero():
			r.fault(l, ImportDirective, "import_unregistered", "Value", d.Number)
		}
		r.DirectiveID, r.Directive = d.ID, d.Name()
		if section := oneCell(l.cell(ImportSection)); section != "" {
			heading = section
		}
		if ok && !d.ReferenceOn.IsZero() {
			x.readDuty(l, &r, d, heading)
		}
		if len(r.Faults) > 0 {
			r.State = ImportRowBad
		}
		x.rows = append(x.rows, r)
	}
}

// readDuty reads a line as a duty of its directive.
func (x *importReader) readDuty(l importLine, r *ImportRow, d importedTo, heading string) {
	draft := Draft{ID: int64(l.Line), Section: heading, Text: strings.TrimSpace(l.cell(ImportText)), Label: oneCell(l.cell(ImportLabel)), Leads: x.named(l, ImportLead, d.ReferenceOn), Coordinators: x.named(l, ImportWith, d.ReferenceOn),
		SubmitTo: strings.Join(x.named(l, ImportSubmitTo, d.ReferenceOn), "; "), Deadline: r.deadline(l, x, x.lang, d.ReferenceOn)}
	if draft.Label == "" {
		draft.Label = shortLabel(draft.Text)
	}
	draft.Deliverable, draft.Category = r.coded(l, x.words, ImportProduct, decompose.Deliverables), r.coded(l, x.words, ImportCategory, decompose.Categories)
	for _, name := range draft.Leads {
		a, problem := x.names.Find(name, d.ReferenceOn)
		draft.FanOut = draft.FanOut || problem == "" && a.Kind == KindGroup && len(x.groups.on(a.ID, d.ReferenceOn)) > 0
	}
	of := Drafting{IssuedOn: d.ReferenceOn, Lang: x.lang}
	provision, bad := of.provision(draft, x.names)
	for _, f := range bad {
		field := importFieldOf(f.Field)
		if f.Problem == "unknown_agency" {
			f.Problem = "import_unknown_agency" // says how to mend the cell
		}
		r.Faults = append(r.Faults, ImportFault{FieldError{Field: l.address(field), Problem: f.Problem, Params: f.Params}, field})
	}
	provision.Stands = r.stands(l, x.words, x.zero, x.m.today)
	r.Provision = provision
	if len(r.Faults) > 0 {
		return
	}
	registry := registration{groups: x.groups, byKey: x.byKey}
	r.Tasks, r.DueOn = len(registry.addressees(provision, d.ReferenceOn)), provision.Deadline.LastDay(d.ReferenceOn, x.deadlines.calendar)
	r.Leads, r.Coordinated = x.refs(provision.LeadKeys), x.refs(provision.CoordinatorKeys)
	same := cmp.Or(r.Reference, sameDuty(provision.TextVi, x.byKey[provision.LeadKeys[0]].ID))
	switch {
	case d.seen[same]:
		r.fault(l, ImportReference, "import_twice", "Value", cmp.Or(r.Reference, provision.LabelVi))
	case d.there[same]:
		r.State = ImportRowThere
	}
	d.seen[same] = true
}

// refs names agencies by their keys.
func (x *importReader) refs(keys []string) []AgencyRef {
	out := make([]AgencyRef, len(keys))
	for i, k := range keys {
		out[i] = x.byKey[k].Ref()
	}
	return out
}

// coded reads a cell whose values are codes, or what pages call them.
func (r *ImportRow) coded(l importLine, words ImportWords, f ImportField, codes []string) string {
	typed := oneCell(l.cell(f))
	if typed == "" || slices.Contains(codes, typed) {
		return typed
	}
	code := words(f, typed)
	if code == "" && f == ImportCategory {
		r.fault(l, f, "import_category", "Value", typed)
	}
	if code == "" && f == ImportProduct {
		return "other" // what is to be handed in stands in the duty's words
	}
	return code
}
