package models

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// importColumn names the select of a column, for faults.
func importColumn(i int) string { return "column_" + strconv.Itoa(i) }

// NewImport is a file as it came: its sheets, and the directive, by number or key, to which its rows
// belong; "" where a column names it.
type NewImport struct {
	Name      string
	Sheets    []ImportSheet
	Directive string
}

// KeepImport keeps a list of tasks until it is applied, for ImportKept at most, and tells its columns apart
// by their headings: as they were told the last time, or else by the words. CodeInvalid where there is no
// row or there are more than MaxImportRows, and for a directive that isn't registered. Importing is the
// office's.
func (s *Store) KeepImport(ctx context.Context, actor Actor, n NewImport) (Import, error) {
	if !actor.mayDecompose() {
		return Import{}, forbidden("import")
	}
	i := Import{Name: n.Name, Sheets: n.Sheets, State: ImportOpen, CreatedBy: orNull(actor.UserID), Version: 1}
	var bad faults
	checkSheets(&bad, n.Sheets)
	if named := strings.TrimSpace(n.Directive); named != "" {
		id, err := s.DirectiveIDByKey(ctx, actor, named)
		switch {
		case CodeOf(err) == CodeNotFound:
			bad.add("directive", "unknown_directive", "Value", named)
		case err != nil:
			return i, err
		}
		i.DirectiveID = orNull(id)
	}
	if err := bad.err(); err != nil {
		return i, err
	}
	i.Mapping = guessMapping(i.Sheets)
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		known, found, err := keptHeadings(tx, i.Headings())
		if err != nil {
			return err
		}
		if found {
			i.Mapping.Fields = known
		}
		i.CreatedAt, i.ExpiresAt = m.at, m.at.Add(ImportKept)
		if err := tx.Create(&i).Error; err != nil {
			return err
		}
		return audit(tx, m, actor, "import.keep", "import", i.ID, nil, map[string]any{"name": i.Name, "sheets": len(i.Sheets)})
	})
	return i, err
}

// checkSheets refuses a file without rows, or with more of anything than is looked over at once.
func checkSheets(bad *faults, sheets []ImportSheet) {
	rows, columns := 0, 0
	for _, sheet := range sheets {
		rows = max(rows, len(sheet.Lines)-1)
		for _, l := range sheet.Lines {
			columns = max(columns, len(l.Cells))
		}
	}
	switch {
	case rows < 1:
		bad.add("file", "import_empty")
	case rows > MaxImportRows:
		bad.add("file", "import_too_long", "Max", MaxImportRows)
	case columns > MaxImportColumns:
		bad.add("file", "import_too_wide", "Max", MaxImportColumns, "Value", columns)
	case len(sheets) > MaxImportSheets:
		bad.add("file", "import_too_many_sheets", "Max", MaxImportSheets, "Value", len(sheets))
	}
}

// MapImport says what stands where in a list: the sheet, the line of its headings, the field of each column,
// and the directive to which all rows belong, by number or key. It is remembered for the next file with
// the same headings. CodeInvalid names what is missing or twice, CodeStale when somebody changed the
// import since the version given, CodeWrongState when it was applied or given up.
func (s *Store) MapImport(ctx context.Context, actor Actor, id, version int64, mapping ImportMapping, directive string) (Import, error) {
	var i Import
	if !actor.mayDecompose() {
		return i, forbidden("import")
	}
	named := strings.TrimSpace(directive)
	var directiveID int64
	var unknown bool
	if named != "" {
		var err error
		directiveID, err = s.DirectiveIDByKey(ctx, actor, named)
		if unknown = CodeOf(err) == CodeNotFound; err != nil && !unknown {
			return i, err
		}
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		var err error
		if i, err = openImport(tx, m, id, version); err != nil {
			return err
		}
		before := i.Mapping
		bad := mapping.check(i.Sheets, named != "")
		if unknown {
			bad.add("directive", "unknown_directive", "Value", named)
		}
		if err := bad.err(); err != nil {
			return err
		}
		i.Mapping, i.DirectiveID, i.Version = mapping, orNull(directiveID), version+1
		done := tx.Model(&Import{}).Where("id = ? AND version = ?", id, version).Select("mapping", "directive_id", "version").Updates(&i)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "import"}
		}
		if err := keepHeadings(tx, m, i.Headings(), mapping.Fields); err != nil {
			return err
		}
		return audit(tx, m, actor, "import.map", "import", id, before, mapping)
	})
	return i, err
}

// DiscardImport gives an import up: nothing was made of it. CodeStale and CodeWrongState as MapImport.
func (s *Store) DiscardImport(ctx context.Context, actor Actor, id, version int64) error {
	if !actor.mayDecompose() {
		return forbidden("import")
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		if _, err := openImport(tx, m, id, version); err != nil {
			return err
		}
		done := tx.Exec("UPDATE imports SET state = 'discarded', version = version + 1 WHERE id = ? AND version = ?", id, version)
		if done.Error == nil && done.RowsAffected == 0 {
			return &Error{Code: CodeStale, Detail: "import"}
		}
		if done.Error != nil {
			return done.Error
		}
		return audit(tx, m, actor, "import.discard", "import", id, nil, nil)
	})
}

// openImport reads an import that is neither applied nor given up nor past its time, at the version given.
func openImport(tx *gorm.DB, m moment, id, version int64) (Import, error) {
	var i Import
	if err := tx.Where("id = ? AND expires_at > ?", id, m.at).Take(&i).Error; err != nil {
		return i, err
	}
	switch {
	case i.State != ImportOpen:
		return i, &Error{Code: CodeWrongState, Detail: "import_" + string(i.State)}
	case i.Version != version:
		return i, &Error{Code: CodeStale, Detail: "import"}
	}
	return i, nil
}

// headingsKey is some headings as they are remembered.
func headingsKey(headings []string) string {
	folded := make([]string, len(headings))
	for i, h := range headings {
		folded[i] = foldHeading(h)
	}
	return strings.Trim(strings.Join(folded, "\n"), "\n")
}

// keptHeadings gives what the columns under the same headings were said to hold.
func keptHeadings(tx *gorm.DB, headings []string) ([]ImportField, bool, error) {
	var kept string
	if err := tx.Raw("SELECT fields FROM import_headings WHERE headings = ?", headingsKey(headings)).Scan(&kept).Error; err != nil || kept == "" {
		return nil, false, err
	}
	var fields []ImportField
	if err := json.Unmarshal([]byte(kept), &fields); err != nil {
		return nil, false, err
	}
	out := make([]ImportField, len(headings))
	copy(out, fields)
	return out, true, nil
}

func keepHeadings(tx *gorm.DB, m moment, headings []string, fields []ImportField) error {
	key := headingsKey(headings)
	if key == "" {
		return nil
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return tx.Exec("INSERT INTO import_headings (headings, fields, kept_at) VALUES (?, ?, ?) ON CONFLICT (headings) DO UPDATE SET fields = excluded.fields, kept_at = excluded.kept_at", key, string(text), m.at).Error
}

// Imports lists those that are kept, the newest first, without what stands in them.
func (s *Store) Imports(ctx context.Context, actor Actor) ([]Import, error) {
	if !actor.mayDecompose() {
		return nil, forbidden("import")
	}
	const shown = 100
	var out []Import
	err := s.read(ctx).Select("id, name, directive_id, state, created_by, created_at, expires_at, applied_at, version").
		Where("expires_at > ? AND state <> 'discarded'", s.now().at).Order("id DESC").Limit(shown).Find(&out).Error
	for i := range out {
		if err == nil {
			err = s.nameImport(ctx, &out[i])
		}
	}
	return out, s.mapError(err)
}

// Import gives one. CodeNotFound when there is none, or its time is over.
func (s *Store) Import(ctx context.Context, actor Actor, id int64) (Import, error) {
	var i Import
	if !actor.mayDecompose() {
		return i, forbidden("import")
	}
	err := s.read(ctx).Where("id = ? AND expires_at > ?", id, s.now().at).Take(&i).Error
	return i, s.mapError(errors.Join(err, s.nameImport(ctx, &i)))
}

func (s *Store) nameImport(ctx context.Context, i *Import) error {
	if err := s.read(ctx).Raw("SELECT name FROM users WHERE id = ?", i.CreatedBy).Scan(&i.Author).Error; err != nil {
		return err
	}
	if i.DirectiveID == nil {
		return nil
	}
	return s.read(ctx).Raw("SELECT CASE WHEN d.number <> '' THEN d.number ELSE d.key END FROM directives d WHERE d.id = ?", *i.DirectiveID).Scan(&i.Directive).Error
}
