package models

import (
	"context"
	"strconv"

	"gorm.io/gorm"
)

// ImportApply says how an import is to be applied.
type ImportApply struct {
	Version int64
	GoOn    bool // leave bad rows out; else nothing is made where there is one
	Tell    bool // mail the leads of unfinished tasks
}

// ApplyImport makes provisions and tasks of an import's rows, in one transaction: in the directives they
// name, which are registered with them where they aren't yet. Where a row is bad nothing is made, unless
// GoOn says to go on with the others; the import then comes back open. Rows that were imported before
// make nothing. CodeStale and CodeWrongState as MapImport, CodeInvalid where there is nothing to make.
func (s *Store) ApplyImport(ctx context.Context, actor Actor, id int64, in ImportApply, words ImportWords) (Import, []ImportRow, error) {
	var i Import
	var rows []ImportRow
	if !actor.mayDecompose() {
		return i, nil, forbidden("import")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var err error
		if i, err = openImport(tx, m, id, in.Version); err != nil {
			return err
		}
		claimed := tx.Exec("UPDATE imports SET state = 'applied', applied_by = ?, applied_at = ?, version = version + 1 WHERE id = ? AND version = ? AND state = 'open'", orNull(actor.UserID), m.at, id, in.Version)
		if claimed.Error != nil {
			return claimed.Error
		}
		if claimed.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "import"}
		}
		x, err := s.readImport(ctx, tx, m, actor, &i, words)
		if err != nil {
			return err
		}
		rows = x.rows
		if err := mayApply(rows, in.GoOn); err != nil {
			return err
		}
		a := importing{id: id, s: s, tx: tx, m: m, actor: actor, reader: x}
		if err := a.apply(ctx, in.Tell); err != nil {
			return err
		}
		i.Outcome, i.State, i.AppliedAt, i.Version = a.outcome, ImportApplied, &m.at, in.Version+1
		if err := tx.Model(&Import{}).Where("id = ?", id).Select("outcome").Updates(&i).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "import.apply", "import", id, nil, map[string]any{"name": i.Name, "provisions": len(a.outcome.Made), "tasks": a.outcome.Tasks, "there": a.outcome.There, "bad": a.outcome.Bad, "told": a.outcome.Told})
	})
	if err == nil {
		s.choices.forget()
		s.words.forget()
	}
	return i, rows, err
}

// mayApply refuses to make nothing, and to leave bad rows out unasked.
func mayApply(rows []ImportRow, goOn bool) error {
	fresh, bad := 0, 0
	for _, r := range rows {
		switch r.State {
		case ImportRowNew:
			fresh++
		case ImportRowBad:
			bad++
		case ImportRowThere, ImportRowHeading:
		}
	}
	var why faults
	switch {
	case bad > 0 && !goOn:
		why.add("go_on", "import_bad_rows", "Count", bad)
	case fresh == 0:
		why.add("rows", "import_nothing")
	}
	return why.err()
}

// importing writes the rows of an import.
type importing struct {
	id      int64
	s       *Store
	tx      *gorm.DB
	m       moment
	actor   Actor
	reader  *importReader
	outcome ImportOutcome
	facts   []fact
}

// apply writes the new rows, those of a directive together, in the order in which the list names directives.
func (a *importing) apply(ctx context.Context, tell bool) error {
	var order []string
	rows := map[string][]ImportRow{}
	for _, r := range a.reader.rows {
		switch r.State {
		case ImportRowNew:
			if len(rows[r.Directive]) == 0 {
				order = append(order, r.Directive)
			}
			rows[r.Directive] = append(rows[r.Directive], r)
		case ImportRowThere:
			a.outcome.There++
		case ImportRowBad:
			a.outcome.Bad++
		case ImportRowHeading:
		}
	}
	r := registration{tx: a.tx, m: a.m, s: a.s, byKey: map[string]Agency{}}
	if err := r.prepare(ctx); err != nil {
		return err
	}
	for _, name := range order {
		if err := a.write(&r, rows[name]); err != nil {
			return err
		}
	}
	if a.outcome.Told = tell; !tell {
		return nil
	}
	return a.s.tell(a.tx, a.m, a.actor, "import-"+strconv.FormatInt(a.id, 10), 0, a.facts)
}

// write enters rows of one directive, and registers it where it isn't there yet.
func (a *importing) write(r *registration, rows []ImportRow) error {
	n, err := a.directive(rows[0])
	if err != nil {
		return err
	}
	fresh := n.ID == 0
	last := 0
	if !fresh {
		if err := a.tx.Raw("SELECT COALESCE(MAX(position), 0) FROM provisions WHERE directive_id = ?", n.ID).Scan(&last).Error; err != nil {
			return err
		}
	}
	for i, row := range rows {
		p := row.Provision
		p.Position = last + i + 1
		n.Provisions = append(n.Provisions, p)
	}
	var out Registered
	if fresh {
		if err = r.check(&n); err == nil {
			err = r.write(a.actor, &n, &out)
		}
	} else {
		err = r.extend(a.actor, &n, &out)
	}
	if err != nil {
		return err
	}
	if _, err := makeRecurring(a.tx, a.m, a.actor, "d.id = ?", n.ID); err != nil {
		return err
	}
	return a.note(rows, n, out)
}

// directive is what rows are added to, or what is registered with them.
func (a *importing) directive(first ImportRow) (NewDirective, error) {
	if first.DirectiveID == 0 {
		d := a.reader.directives[numberKey(first.Directive)].Directive
		d.Key = directiveKey(Drafting{Number: d.Number, IssuedOn: d.IssuedOn})
		return NewDirective{Directive: d}, nil
	}
	lock := ""
	if a.s.dialect == Postgres { // SQLite's one writer needs no lock
		lock = " FOR UPDATE"
	}
	var n NewDirective
	err := a.tx.Raw("SELECT d.* FROM directives d WHERE d.id = ?"+lock, first.DirectiveID).Scan(&n.Directive).Error
	return n, err
}

// note remembers what became of the rows, by their references too, and whom to tell.
func (a *importing) note(rows []ImportRow, n NewDirective, out Registered) error {
	var references [][]any
	ids := make([]int64, len(rows))
	for i, row := range rows {
		p := n.Provisions[len(n.Provisions)-len(rows)+i].Provision
		ids[i] = p.ID
		if row.Reference != "" {
			references = append(references, []any{n.ID, row.Reference, p.ID})
		}
		a.outcome.Made = append(a.outcome.Made, ImportMade{Line: row.Line, DirectiveID: n.ID, Ref: p.Ref, Tasks: row.Tasks})
	}
	a.outcome.Tasks += out.Tasks
	var tasks []struct{ ID, LeadID int64 }
	if err := a.tx.Raw("SELECT id, lead_id FROM tasks WHERE provision_id IN ? AND open ORDER BY id", ids).Scan(&tasks).Error; err != nil {
		return err
	}
	for _, t := range tasks {
		a.facts = append(a.facts, fact{rule: FactAssigned, taskID: t.ID, agencyID: t.LeadID})
	}
	return insertRows(a.tx, "import_references", []string{"directive_id", "reference", "provision_id"}, references, "")
}
