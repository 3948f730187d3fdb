package models

import (
	"context"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"
)

// ReportSchedules gives the periodic reports' rhythms, the most frequent first.
func (s *Store) ReportSchedules(ctx context.Context, actor Actor) ([]ReportSchedule, error) {
	if !actor.SignedIn() {
		return nil, &Error{Code: CodeSignIn}
	}
	var out []ReportSchedule
	err := s.read(ctx).Table("report_schedules").Find(&out).Error
	slices.SortFunc(out, func(a, b ReportSchedule) int {
		return slices.Index(ScheduledReports, a.Kind) - slices.Index(ScheduledReports, b.Kind)
	})
	return out, s.mapError(err)
}

// ReportRecipient is who is sent a kind of report beside the working group and the contacts.
type ReportRecipient struct {
	ID          int64
	Kind        ReportKind
	Email, Name string
	Lang        string
	ClosedAt    *time.Time
}

// ReportRecipients lists who is sent each kind of report.
func (s *Store) ReportRecipients(ctx context.Context, actor Actor) ([]ReportRecipient, error) {
	if !actor.mayManageRegistry() {
		return nil, forbidden("report_schedules")
	}
	var out []ReportRecipient
	return out, s.mapError(s.read(ctx).Where("closed_at IS NULL").Order("kind, email").Find(&out).Error)
}

// SetReportSchedule changes when a kind of report is compiled and whom it goes to: recipients replace
// those there were. It is the administrator's. CodeStale when somebody changed it since the version given.
func (s *Store) SetReportSchedule(ctx context.Context, actor Actor, in ReportSchedule, recipients []ReportRecipient) error {
	if !actor.mayManageRegistry() {
		return forbidden("report_schedules")
	}
	if err := in.check(&recipients); err != nil {
		return err
	}
	return s.change(ctx, func(tx *gorm.DB, m moment) error {
		before, err := scheduleOf(tx, in.Kind)
		if err != nil {
			return err
		}
		done := tx.Exec(`UPDATE report_schedules SET every_days = ?, cut_off = ?, at = ?, active = ?, approval = ?, to_group = ?, to_contacts = ?, since_on = ?, version = version + 1
			WHERE kind = ? AND version = ?`, in.EveryDays, in.CutOff, in.At, in.Active, in.Approval, in.ToGroup, in.ToContacts, in.since(before, m), in.Kind, in.Version)
		if done.Error != nil {
			return done.Error
		}
		if done.RowsAffected == 0 {
			return &Error{Code: CodeStale}
		}
		if err := tx.Exec("DELETE FROM report_recipients WHERE kind = ?", in.Kind).Error; err != nil {
			return err
		}
		rows := make([][]any, len(recipients))
		for i, r := range recipients {
			rows[i] = []any{in.Kind, r.Email, r.Name, r.Lang}
		}
		if err := insertRows(tx, "report_recipients", []string{"kind", "email", "name", "lang"}, rows, ""); err != nil {
			return err
		}
		return audit(tx, m, actor, "report_schedule.set", "report", 0, before, in)
	})
}

func (r *ReportSchedule) check(recipients *[]ReportRecipient) error {
	var bad faults
	if r.EveryDays < 1 || r.EveryDays > 366 {
		bad.add("every_days", "out_of_range", "Min", 1, "Max", 366, "Value", r.EveryDays)
	}
	if r.CutOff < 0 || r.CutOff > 31 {
		bad.add("cut_off", "out_of_range", "Min", 0, "Max", 31, "Value", r.CutOff)
	}
	if _, err := time.Parse("15:04", r.At); err != nil {
		bad.add("at", "not_an_hour", "Value", r.At)
	}
	kept := map[string]bool{}
	for i := range *recipients {
		x := &(*recipients)[i]
		x.Email, x.Name = FoldEmail(x.Email), strings.TrimSpace(x.Name)
		if !validAddress(x.Email) || kept[x.Email] {
			bad.add("recipients", "bad_recipient", "Value", x.Email)
		}
		kept[x.Email] = true
		checkLine(&bad, "recipients", x.Name, longestLine, false)
		if !slices.Contains(Languages, x.Lang) {
			x.Lang = "vi"
		}
	}
	return bad.err()
}

// since is from when on the changed schedule compiles: from today on where its periods are others than
// before, or where it slept.
func (r ReportSchedule) since(before ReportSchedule, m moment) any {
	if r.EveryDays != before.EveryDays || r.CutOff != before.CutOff || r.Active && !before.Active {
		return m.today
	}
	return before.SinceOn
}
