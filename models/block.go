package models

import (
	"context"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// Block is a part of a generated dataset that stands by itself: it refers only to its own rows and
// to those of blocks imported before. Ids are given by the generator, above LastIDs.
type Block struct {
	Agencies   []Agency
	People     []BlockPerson
	Directives []Directive
	Provisions []BlockProvision
	Tasks      []BlockTask
	Reports    []PastReport
	ReportsAt  int64 // the id of the first report; the others follow on
}

// BlockPerson is a user with one role.
type BlockPerson struct {
	User
	Role     Role
	AgencyID int64
}

// BlockProvision is a provision with its parties.
type BlockProvision struct {
	Provision
	LeadID         int64
	CoordinatorIDs []int64
}

// BlockTask is a task as it stands.
type BlockTask struct {
	PastState
	DirectiveID, ProvisionID int64
	Ref                      string
	AgencyID                 int64 // addressee and lead
	DueOn                    deadline.Date
	NextNoticeOn             deadline.Date
	CreatedAt                time.Time
}

// LastIDs are the highest ids in use.
type LastIDs struct{ Agencies, Users, Directives, Provisions, Tasks, Reports int64 }

// LastIDs gives the ids above which generated rows may begin.
func (s *Store) LastIDs(ctx context.Context, actor Actor) (LastIDs, error) {
	var out LastIDs
	if !actor.system {
		return out, forbidden("generate")
	}
	return out, s.mapError(s.read(ctx).Raw(`SELECT (SELECT COALESCE(MAX(id), 0) FROM agencies) AS agencies, (SELECT COALESCE(MAX(id), 0) FROM users) AS users,
		(SELECT COALESCE(MAX(id), 0) FROM directives) AS directives, (SELECT COALESCE(MAX(id), 0) FROM provisions) AS provisions,
		(SELECT COALESCE(MAX(id), 0) FROM tasks) AS tasks, (SELECT COALESCE(MAX(id), 0) FROM progress) AS reports`).Scan(&out).Error)
}

// ImportBlock enters a block in one transaction, as fast as the database takes rows. Several may run
// at once on PostgreSQL.
func (s *Store) ImportBlock(ctx context.Context, actor Actor, b Block) error {
	if !actor.system {
		return forbidden("generate")
	}
	tables, err := b.tables()
	if err != nil {
		return err
	}
	if s.dialect == Postgres {
		return s.mapError(s.copyTables(ctx, tables))
	}
	return s.change(ctx, func(tx *gorm.DB, _ moment) error {
		for _, t := range tables {
			if err := insertRows(tx, t.name, t.columns, t.rows, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// generatedTables are those whose ids the generator gives.
var generatedTables = []string{"agencies", "users", "directives", "provisions", "tasks", "progress"}

// FinishBlocks is called once all blocks are in: it lets the database give ids above them again and
// gather what its planner needs to know, and records what was generated.
func (s *Store) FinishBlocks(ctx context.Context, actor Actor, what map[string]any) error {
	if !actor.system {
		return forbidden("generate")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if s.dialect == Postgres { // SQLite counts on from the highest id by itself
			for _, t := range generatedTables {
				if err := tx.Exec("SELECT setval(pg_get_serial_sequence(?, 'id'), (SELECT COALESCE(MAX(id), 1) FROM "+t+"))", t).Error; err != nil {
					return err
				}
			}
		}
		return audit(tx, m, actor, "generate", "task", 0, nil, what)
	})
	if err != nil {
		return err
	}
	statement := "ANALYZE"
	if s.dialect == Postgres {
		statement = "VACUUM (ANALYZE)"
	}
	return s.mapError(s.writer.WithContext(ctx).Exec(statement).Error)
}
