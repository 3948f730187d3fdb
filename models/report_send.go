package models

import (
	"context"
	"strconv"

	"gorm.io/gorm"
)

// queueReport queues the report to whom its schedule names: the working group, the contacts for reports,
// and the recipients of its kind.
func (s *Store) queueReport(tx *gorm.DB, m moment, snap ReportSnapshot, schedule ReportSchedule) error {
	var people []told
	if err := tx.Raw(`SELECT u.email, u.name, u.lang FROM users u WHERE ? AND u.closed_at IS NULL AND u.id IN
			(SELECT r.user_id FROM user_roles r WHERE r.role = 'working_group' AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?))
		UNION SELECT c.email, c.name, c.lang FROM contacts c WHERE ? AND c.purpose = 'reports' AND c.closed_at IS NULL
		UNION SELECT x.email, x.name, x.lang FROM report_recipients x WHERE x.kind = ? AND x.closed_at IS NULL ORDER BY 1`,
		schedule.ToGroup, m.today, m.today, schedule.ToContacts, snap.Kind).Scan(&people).Error; err != nil {
		return err
	}
	people, err := wanting(tx, KindReport, people)
	if err != nil {
		return err
	}
	queue := map[string]Message{}
	var order []string
	for _, r := range people {
		key := "report/" + strconv.FormatInt(snap.ID, 10) + "/" + r.Email
		if _, twice := queue[key]; twice {
			continue
		}
		queue[key] = Message{Key: key, Kind: KindReport, Recipient: r.Email, Name: r.Name, Lang: r.Lang, Day: m.today, SubjectOf: snap.ID}
		order = append(order, key)
	}
	_, err = s.queueMessages(tx, m, order, queue, nil)
	return err
}

// ApproveReport sends a report that was held. It is the office's and the working group's. CodeWrongState
// when it isn't held, was approved already, or was replaced by a correction.
func (s *Store) ApproveReport(ctx context.Context, actor Actor, id int64) (ReportSnapshot, error) {
	var snap ReportSnapshot
	if !actor.mayMakeReports() {
		return snap, forbidden("approve_report")
	}
	err := s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Where("id = ?", id).Take(&snap).Error; err != nil {
			return err
		}
		if err := replaced(tx, &snap); err != nil {
			return err
		}
		if snap.Replaced > 0 {
			return &Error{Code: CodeWrongState, Detail: "report_replaced"}
		}
		done := tx.Exec("UPDATE report_snapshots SET approved_at = ?, approved_by = ? WHERE id = ? AND held AND approved_at IS NULL", m.at, orNull(actor.UserID), id)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeWrongState, Detail: "report_sent"}
		}
		snap.ApprovedAt, snap.ApprovedBy = &m.at, orNull(actor.UserID)
		schedule, err := scheduleOf(tx, snap.Kind)
		if err != nil {
			return err
		}
		if err := s.queueReport(tx, m, snap, schedule); err != nil {
			return err
		}
		return audit(tx, m, actor, "report.approve", "report", id, nil, map[string]any{"sha256": snap.SHA256})
	})
	return snap, err
}

// replaced notes the newest version of the report, where it is not this one.
func replaced(db *gorm.DB, snap *ReportSnapshot) error {
	var newest struct {
		ID      int64
		Version int
	}
	err := db.Raw("SELECT id, version FROM report_snapshots WHERE kind = ? AND period = ? ORDER BY version DESC LIMIT 1", snap.Kind, snap.Period).Scan(&newest).Error
	if newest.Version > snap.Version {
		snap.Replaced, snap.ReplacedBy = newest.Version, newest.ID
	}
	return err
}

// scheduleOf gives a kind's schedule; a report on demand goes to the working group and the contacts for reports.
func scheduleOf(db *gorm.DB, kind ReportKind) (ReportSchedule, error) {
	if kind == ReportOnDemand {
		return ReportSchedule{Kind: kind, ToGroup: true, ToContacts: true}, nil
	}
	var out ReportSchedule
	return out, db.Table("report_schedules").Where("kind = ?", kind).Take(&out).Error
}
