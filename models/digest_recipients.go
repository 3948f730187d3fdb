package models

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// recipient is who gets a digest.
type recipient struct {
	UserID      int64 // 0 for somebody without account
	Email, Name string
	Lang        string
	Days        string // the weekdays they chose, "1,3,5"; all when empty
	InsteadOf   string // the absent person whose digest it is
}

// wants gives the day, from day on, on which the recipient wants their digest: the first working day
// among their weekdays.
func (r recipient) wants(day deadline.Date, cal deadline.Calendar) deadline.Date {
	if r.Days == "" {
		return day
	}
	for n := range 28 { // longer than any row of days off
		d := day.AddDays(n)
		if cal.Working(d) && slices.Contains(strings.Split(r.Days, ","), strconv.Itoa(weekdayNumber(d))) {
			return d
		}
	}
	return day
}

// weekdays are the rules' as an account keeps its own, "1,3,5".
func (r ReminderRules) weekdays() string {
	days := make([]string, len(r.DigestDays))
	for i, n := range r.DigestDays {
		days[i] = strconv.Itoa(n)
	}
	return strings.Join(days, ",")
}

// weekdayNumber is the weekday from Monday, 1, to Sunday, 7 (ISO 8601).
func weekdayNumber(d deadline.Date) int {
	if d.Weekday() == time.Sunday {
		return 7
	}
	return int(d.Weekday())
}

// recipients are all whom one planning may tell.
type recipients struct {
	owners       map[int64][]recipient // by agency: officers and contacts; the head once a week, and where there is nobody else
	heads        map[int64][]recipient // by agency
	directives   map[int64][]recipient // by directive: who is told of its tasks whatever the agency
	supervisors  map[int64][]int64     // by provision: the agencies that accept in the office's place
	workingGroup []recipient
	leadership   []recipient
	office       []recipient
}

// of gives who hears a notice of a task.
func (r *recipients) of(to Audience, t dueTask) []recipient {
	switch to {
	case ToHead:
		return r.heads[t.LeadID]
	case ToWorkingGroup:
		return r.workingGroup
	case ToLeadership:
		return r.leadership
	case ToOffice:
		return r.office
	case ToReviewer:
		if t.AcceptedBy != "supervisor" {
			return r.office
		}
		var all []recipient
		for _, id := range r.supervisors[t.ProvisionID] {
			all = append(all, r.owners[id]...)
		}
		return all
	}
	if owners := r.owners[t.LeadID]; len(owners) > 0 {
		return slices.Concat(owners, r.directives[t.DirectiveID])
	}
	return nil // nobody of the agency: that is an alert of its own
}

// readRecipients reads who hears of the tasks; heads says whether it is their day. A substitute named
// for an absence stands in for the absent person. With everybody it reads all agencies' people, whom
// the watches need. The rules say on which weekdays those want their digest who chose none.
func readRecipients(tx *gorm.DB, rules ReminderRules, tasks []dueTask, day deadline.Date, heads, everybody bool) (*recipients, error) {
	r := &recipients{owners: map[int64][]recipient{}, heads: map[int64][]recipient{}, directives: map[int64][]recipient{}, supervisors: map[int64][]int64{}}
	if err := r.readSupervisors(tx, tasks); err != nil {
		return nil, err
	}
	absent, err := substitutesOn(tx, day)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		UserID, AgencyID, DirectiveID int64
		Email, Name, Lang, Days, Part string
	}
	limit, args := "", []any{day, day}
	if !everybody {
		agencies := r.agenciesOf(tasks)
		limit, args = "AND (r.agency_id IS NULL OR r.agency_id IN ?)", append(args, agencies)
	}
	if err := tx.Raw(`SELECT u.id AS user_id, u.email, u.name, u.lang, u.digest_days AS days, COALESCE(r.agency_id, 0) AS agency_id, 0 AS directive_id, r.role AS part
			FROM user_roles r JOIN users u ON u.id = r.user_id WHERE r.role IN ('officer', 'head', 'office', 'working_group') AND u.closed_at IS NULL
			AND (r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?) `+limit+`
		UNION ALL SELECT 0, c.email, c.name, c.lang, '', c.agency_id, 0, 'contact' FROM contacts c WHERE c.purpose = 'alerts' AND c.closed_at IS NULL AND c.agency_id IS NOT NULL
		UNION ALL SELECT 0, n.email, n.name, n.lang, '', 0, COALESCE(n.directive_id, 0), n.part FROM notice_contacts n WHERE n.closed_at IS NULL
		ORDER BY 2, 6, 8`, args...).Scan(&rows).Error; err != nil {
		return nil, err
	}
	days := rules.weekdays()
	for _, x := range rows {
		who := recipient{UserID: x.UserID, Email: x.Email, Name: x.Name, Lang: x.Lang, Days: x.Days}
		if s, ok := absent[who.UserID]; ok && who.UserID != 0 {
			s.InsteadOf = who.Name
			who = s
		}
		if who.Days == "" {
			who.Days = days
		}
		switch x.Part {
		case "officer", "contact":
			r.owners[x.AgencyID] = append(r.owners[x.AgencyID], who)
		case "head":
			r.heads[x.AgencyID] = append(r.heads[x.AgencyID], who)
		case "office":
			r.office = append(r.office, who)
		case "working_group":
			r.workingGroup = append(r.workingGroup, who)
		case "leadership":
			r.leadership = append(r.leadership, who)
		case "directive":
			r.directives[x.DirectiveID] = append(r.directives[x.DirectiveID], who)
		}
	}
	for agency, theirs := range r.heads {
		if heads || len(r.owners[agency]) == 0 {
			r.owners[agency] = append(r.owners[agency], theirs...)
		}
	}
	return r, nil
}

func (r *recipients) agenciesOf(tasks []dueTask) []int64 {
	seen := map[int64]bool{}
	var ids []int64
	add := func(id int64) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, t := range tasks {
		add(t.LeadID)
	}
	for _, supervisors := range r.supervisors {
		for _, id := range supervisors {
			add(id)
		}
	}
	return ids
}

func (r *recipients) readSupervisors(tx *gorm.DB, tasks []dueTask) error {
	var provisions []int64
	for _, t := range tasks {
		if t.AcceptedBy == "supervisor" && !slices.Contains(provisions, t.ProvisionID) {
			provisions = append(provisions, t.ProvisionID)
		}
	}
	for part := range slices.Chunk(provisions, 5000) {
		var rows []struct{ ProvisionID, AgencyID int64 }
		if err := tx.Raw("SELECT provision_id, holder_id AS agency_id FROM provision_parties WHERE role = 'supervisor' AND provision_id IN ? ORDER BY position", part).Scan(&rows).Error; err != nil {
			return err
		}
		for _, x := range rows {
			r.supervisors[x.ProvisionID] = append(r.supervisors[x.ProvisionID], x.AgencyID)
		}
	}
	return nil
}

// substitutesOn gives who stands in for whom on a day, by the absent user. Of several substitutes the
// one named last counts; a substitute who is absent too does not.
func substitutesOn(tx *gorm.DB, day deadline.Date) (map[int64]recipient, error) {
	var rows []struct {
		AbsentID, UserID        int64
		Email, Name, Lang, Days string
	}
	if err := tx.Raw(`SELECT s.user_id AS absent_id, u.id AS user_id, u.email, u.name, u.lang, u.digest_days AS days FROM substitutions s JOIN users u ON u.id = s.substitute_id AND u.closed_at IS NULL
		WHERE s.ended_at IS NULL AND s.valid_from <= ? AND s.valid_to >= ? ORDER BY s.id`, day, day).Scan(&rows).Error; err != nil {
		return nil, err
	}
	out := map[int64]recipient{}
	for _, x := range rows {
		out[x.AbsentID] = recipient{UserID: x.UserID, Email: x.Email, Name: x.Name, Lang: x.Lang, Days: x.Days}
	}
	for id, who := range out {
		if _, away := out[who.UserID]; away {
			delete(out, id)
		}
	}
	return out, nil
}
