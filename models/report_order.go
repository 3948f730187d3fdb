package models

import (
	"context"
	"strings"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// NewReport is a report on demand.
type NewReport struct {
	From, To  deadline.Date
	Agency    string // code of the agency counted; "" for all
	Directive string // number or key of the directive counted; "" for all
	Kind      AgencyKind
	Boundary  Boundary // BySuccessor unless set
}

// longestReport bounds a report's span, in days: five years.
const longestReport = 5 * 366

// OrderReport compiles a report on demand over any span that has ended or ends today, narrowed to an
// agency, a directive or a kind of agency, by either boundary. It is held: it is sent once approved. One
// over the same span and scope as another is its correction. It is the office's and the working group's.
func (s *Store) OrderReport(ctx context.Context, actor Actor, in NewReport) (ReportSnapshot, error) {
	if !actor.mayMakeReports() {
		return ReportSnapshot{}, forbidden("order_report")
	}
	o, err := s.checkReport(ctx, actor, in)
	if err != nil {
		return ReportSnapshot{}, err
	}
	return s.compileNext(ctx, actor, o)
}

func (s *Store) checkReport(ctx context.Context, actor Actor, in NewReport) (reportOrder, error) {
	var bad faults
	today := s.Today()
	switch {
	case in.From.IsZero():
		bad.add("from", "required")
	case in.To.IsZero():
		bad.add("to", "required")
	case in.To.Before(in.From):
		bad.add("to", "before_from", "Value", in.To.String(), "From", in.From.String())
	case in.To.After(today):
		bad.add("to", "not_over", "Value", in.To.String(), "Today", today.String())
	case in.From.DaysUntil(in.To) >= longestReport:
		bad.add("from", "span_too_long", "Max", longestReport)
	}
	if in.Kind != "" && !known(AgencyKinds, in.Kind) {
		bad.add("kind", "not_a_choice")
	}
	if in.Boundary != "" && in.Boundary != AsItWas && in.Boundary != BySuccessor {
		bad.add("boundary", "not_a_choice")
	}
	o := reportOrder{kind: ReportOnDemand, span: Period{in.From, in.To}, held: true, madeBy: actor.UserID, filter: CountFilter{Kind: in.Kind, Boundary: in.Boundary}}
	o.scope = ReportScope{Kind: in.Kind, Boundary: in.Boundary}
	if in.Boundary == BySuccessor {
		o.scope.Boundary = ""
	}
	if err := s.scopeTo(ctx, actor, in, &o, &bad); err != nil {
		return o, err
	}
	if err := bad.err(); err != nil {
		return o, err
	}
	o.nextTo = in.To.AddDays(in.From.DaysUntil(in.To) + 1)
	o.period = o.span.Name() + o.scope.name()
	return o, nil
}

// scopeTo looks up the agency and the directive. A confidential directive is none that a report counts.
func (s *Store) scopeTo(ctx context.Context, actor Actor, in NewReport, o *reportOrder, bad *faults) error {
	if code := strings.TrimSpace(in.Agency); code != "" {
		id, err := s.AgencyIDByCode(ctx, actor, code)
		switch {
		case CodeOf(err) == CodeNotFound:
			bad.add("agency", "unknown_agency", "Value", code)
		case err != nil:
			return err
		default:
			a, err := s.Agency(ctx, actor, id)
			if err != nil {
				return err
			}
			o.filter.AgencyIDs = []int64{id}
			o.scope.AgencyCode, o.scope.AgencyVi, o.scope.AgencyEn = a.Code, a.NameVi, a.NameEn
		}
	}
	if name := strings.TrimSpace(in.Directive); name != "" {
		var d Directive
		found := s.read(ctx).Omit("text").Where("(number = ? OR key = ?) AND NOT confidential", name, name).Limit(1).Find(&d)
		if found.Error != nil {
			return s.mapError(found.Error)
		}
		if found.RowsAffected == 0 {
			bad.add("directive", "unknown_value", "Value", name)
		}
		o.filter.DirectiveID, o.scope.DirectiveID, o.scope.Directive = d.ID, d.ID, d.Name()
	}
	return nil
}

// name is the scope as it stands in a report's period.
func (r ReportScope) name() string {
	out := ""
	for _, part := range [][2]string{{"agency", r.AgencyCode}, {"directive", r.Directive}, {"kind", string(r.Kind)}, {"boundary", string(r.Boundary)}} {
		if part[1] != "" {
			out += " " + part[0] + "=" + part[1]
		}
	}
	return out
}

// CorrectReport compiles a report's period anew as its next version, with the reason; the old one stays and
// says that it was replaced. It goes the way of the first: held where its schedule wants approval.
// CodeWrongState when the report was replaced already.
func (s *Store) CorrectReport(ctx context.Context, actor Actor, id int64, reason string) (ReportSnapshot, error) {
	if !actor.mayMakeReports() {
		return ReportSnapshot{}, forbidden("correct_report")
	}
	reason = strings.TrimSpace(reason)
	var bad faults
	checkLine(&bad, "reason", reason, longestLine, true)
	if err := bad.err(); err != nil {
		return ReportSnapshot{}, err
	}
	old, data, err := s.Report(ctx, actor, id)
	if err != nil {
		return old, err
	}
	if old.Replaced > 0 {
		return old, &Error{Code: CodeWrongState, Detail: "report_replaced"}
	}
	if old.Kind == ReportOnDemand {
		o, err := s.checkReport(ctx, actor, NewReport{From: old.FromOn, To: old.ToOn, Agency: data.Scope.AgencyCode, Directive: data.Scope.Directive, Kind: data.Scope.Kind, Boundary: data.Scope.Boundary})
		if err != nil {
			return old, err
		}
		o.reason = reason
		return s.compileNext(ctx, actor, o)
	}
	schedule, err := scheduleOf(s.read(ctx), old.Kind)
	if err != nil {
		return old, s.mapError(err)
	}
	span := Period{old.FromOn, old.ToOn}
	return s.compileNext(ctx, actor, reportOrder{kind: old.Kind, period: old.Period, span: span, nextTo: schedule.Next(span).To, reason: reason, held: schedule.Approval, madeBy: actor.UserID})
}

// compileNext compiles a report as the version after the newest there is. CodeConflict when somebody else
// did so meanwhile.
func (s *Store) compileNext(ctx context.Context, actor Actor, o reportOrder) (ReportSnapshot, error) {
	var newest int
	if err := s.read(ctx).Raw("SELECT COALESCE(MAX(version), 0) FROM report_snapshots WHERE kind = ? AND period = ?", o.kind, o.period).Scan(&newest).Error; err != nil {
		return ReportSnapshot{}, s.mapError(err)
	}
	o.version = newest + 1
	snap, err := s.compose(ctx, o)
	if err != nil {
		return snap, err
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		schedule, err := scheduleOf(tx, o.kind)
		if err != nil {
			return err
		}
		made, err := s.fileReport(tx, m, actor, &snap, schedule)
		if err == nil && !made {
			return &Error{Code: CodeConflict, Detail: "report_corrected"}
		}
		return err
	})
	return snap, err
}
