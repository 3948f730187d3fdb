package models

import (
	"gorm.io/gorm"
)

// succession is the way an agency's business took through acts that were carried out. An agency leaves by
// one act and has one successor in it, so there is one way.
type succession struct {
	steps []actMove
	last  Agency // the agency itself where no act closed it
}

// actMove is one agency's part in an act.
type actMove struct{ ActID, FromID, ToID int64 }

func successionOf(db *gorm.DB, agencyID int64) (succession, error) {
	var out succession
	at := agencyID
	for {
		var next []actMove
		if err := db.Raw("SELECT v.act_id, v.from_id, v.to_id FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL AND v.from_id = ?", at).Scan(&next).Error; err != nil {
			return out, err
		}
		if len(next) == 0 {
			return out, db.Where("id = ?", at).Take(&out.last).Error
		}
		out.steps = append(out.steps, next[0])
		at = next[0].ToID
	}
}

// predecessorsOf gives the agencies whose business mergers passed to one of these, whoever had it in between.
func predecessorsOf(db *gorm.DB, agencies []int64) ([]int64, error) {
	if len(agencies) == 0 {
		return nil, nil
	}
	var out []int64
	return out, db.Raw(`WITH RECURSIVE gone(id) AS (
			SELECT v.from_id FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL AND v.to_id IN ?
			UNION SELECT v.from_id FROM gone g JOIN act_moves v ON v.to_id = g.id JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL)
		SELECT id FROM gone ORDER BY id`, agencies).Scan(&out).Error
}
