package models

import (
	"strconv"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// importedTo is a directive to which rows belong.
type importedTo struct {
	Directive
	there     map[string]bool // by reference, and by text and lead: what was imported or stands in it
	seen      map[string]bool // the same, of the lines above
	beginning importLine      // of one that isn't registered: the line that tells title and day
}

// findDirectives reads the directives the lines name, and what of the list stands in them.
func (x *importReader) findDirectives(tx *gorm.DB, actor Actor, chosen *int64) error {
	scope, args := actor.directiveScope()
	find := func(key string, line importLine, condition string, more ...any) error {
		d := importedTo{there: map[string]bool{}, seen: map[string]bool{}, beginning: line}
		var found []Directive
		if err := tx.Table("directives d").Select("d.id, d.key, d.number, d.lang, d.issued_on, d.reference_on, d.confidential, d.version").Where(condition, more...).Where(scope, args...).Limit(1).Find(&found).Error; err != nil {
			return err
		}
		if len(found) > 0 {
			d.Directive = found[0]
			if err := d.readThere(tx); err != nil {
				return err
			}
		}
		x.directives[key] = d
		return nil
	}
	if chosen != nil {
		return find("", importLine{}, "d.id = ?", *chosen)
	}
	for _, l := range x.lines {
		number := l.cell(ImportDirective)
		key := numberKey(number)
		if _, done := x.directives[key]; done || key == "" {
			continue
		}
		if err := find(key, l, "d.number = ? OR d.key = ?", number, number); err != nil {
			return err
		}
	}
	return nil
}

// readThere notes what of a list the directive has already.
func (d *importedTo) readThere(tx *gorm.DB) error {
	var references []string
	if err := tx.Raw("SELECT reference FROM import_references WHERE directive_id = ?", d.ID).Scan(&references).Error; err != nil {
		return err
	}
	for _, r := range references {
		d.there[r] = true
	}
	var provisions []struct {
		TextVi string
		LeadID int64
	}
	if err := tx.Raw("SELECT p.text_vi, COALESCE(l.agency_id, 0) AS lead_id FROM provisions p LEFT JOIN provision_parties l ON l.provision_id = p.id AND l.role = 'lead' AND l.position = 1 WHERE p.directive_id = ?", d.ID).Scan(&provisions).Error; err != nil {
		return err
	}
	for _, p := range provisions {
		d.there[sameDuty(p.TextVi, p.LeadID)] = true
	}
	return nil
}

// sameDuty is a duty of a row without a reference: its words, and who owes it.
func sameDuty(text string, lead int64) string {
	return strconv.FormatInt(lead, 10) + "\n" + strings.Join(strings.Fields(Fold(text)), " ")
}

// to is the directive to which a line belongs; false for one that nobody knows of.
func (x *importReader) to(l importLine, chosen *int64) (string, importedTo, bool) {
	key := ""
	if chosen == nil {
		if key = numberKey(l.cell(ImportDirective)); key == "" {
			return "", importedTo{}, false
		}
	}
	d, ok := x.directives[key]
	return key, d, ok
}

// begins gives a directive that is to be registered with its rows its facts, from the line that names it
// first; it says what is missing.
func (x *importReader) begins(key string, r *ImportRow) {
	d := x.directives[key]
	l := d.beginning
	d.Number, d.TitleVi, d.Lang = l.cell(ImportDirective), oneCell(l.cell(ImportTitle)), x.lang
	if !ValidNumber(d.Number) {
		r.fault(l, ImportDirective, "import_unknown_directive", "Value", d.Number)
	} else if _, hasDay := l.at[ImportIssuedOn]; d.TitleVi == "" || !hasDay {
		r.fault(l, ImportDirective, "import_unregistered", "Value", d.Number)
	} else if day, ok := cellDay(l.cell(ImportIssuedOn), x.zero); !ok {
		r.fault(l, ImportIssuedOn, "bad_date", "Value", l.cell(ImportIssuedOn))
	} else {
		d.IssuedOn, d.ReferenceOn = day, day
	}
	d.Kind = KindOfNumber(d.Number)
	x.directives[key] = d
}

// issuedOn is the day of a directive's issue, be it registered or not.
func (x *importReader) issuedOn(d importedTo) deadline.Date {
	if d.ID != 0 {
		return d.ReferenceOn
	}
	day, _ := cellDay(d.beginning.cell(ImportIssuedOn), x.zero)
	return day
}
