package seeds

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

var (
	agencyKinds = []string{
		KindMinistry, KindMinisterialLevelAgency, KindGovernmentAgency, KindProvince,
		KindCommittee, KindWorkingGroup, KindPartyBody, KindEnterprise, KindOtherBody, KindGroup,
	}
	dayKinds = []string{DayHoliday, DayOff, DayMakeUp}
)

// check returns all faults of the data, joined.
func (r *Registry) check() error {
	byKey := make(map[string]*Agency, len(r.Agencies))
	var faults []error
	for i := range r.Agencies {
		a := &r.Agencies[i]
		if byKey[a.Key] != nil {
			faults = append(faults, fmt.Errorf("agency %q is there twice", a.Key))
		}
		byKey[a.Key] = a
	}
	for i := range r.Agencies {
		faults = append(faults, r.Agencies[i].check(byKey)...)
	}
	faults = append(faults, r.checkCodes()...)
	for i := range r.Acts {
		faults = append(faults, r.Acts[i].check(byKey)...)
	}
	return errors.Join(append(faults, r.checkCalendar()...)...)
}

func (a *Agency) check(byKey map[string]*Agency) (faults []error) {
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("agency %q: "+format, append([]any{a.Key}, args...)...))
	}
	if a.Key == "" || a.Code == "" || a.NameVi == "" || a.NameEn == "" || a.Source == "" {
		fault("key, code, both names and source are required")
	}
	if !slices.Contains(agencyKinds, a.Kind) {
		fault("unknown kind %q", a.Kind)
	}
	for _, d := range []string{a.ValidFrom, a.ValidTo} {
		if d != "" && !isDate(d) {
			fault("%q is not a date", d)
		}
	}
	if a.ValidTo != "" && a.ValidTo < a.ValidFrom {
		fault("valid to %s, before it begins on %s", a.ValidTo, a.ValidFrom)
	}
	for _, key := range append([]string{a.Parent}, a.GroupMembers...) {
		if key != "" && byKey[key] == nil {
			fault("no agency %q", key)
		}
	}
	for _, kind := range a.GroupKinds {
		if kind == KindGroup || !slices.Contains(agencyKinds, kind) {
			fault("members of unknown kind %q", kind)
		}
	}
	if names := len(a.GroupKinds)+len(a.GroupMembers) > 0; names != a.MembersNamed {
		fault("members_named does not fit the members given")
	}
	if a.MembersNamed && a.Kind != KindGroup {
		fault("members, but it is no group")
	}
	for _, alias := range a.Aliases {
		if alias.Lang == "" || alias.Name == "" {
			fault("an alias without language or name")
		}
	}
	return faults
}

// checkCodes refuses two bodies that hold one code on the same day.
func (r *Registry) checkCodes() (faults []error) {
	byCode := map[string][]*Agency{}
	for i := range r.Agencies {
		a := &r.Agencies[i]
		for _, other := range byCode[a.Code] {
			if a.overlaps(other) {
				faults = append(faults, fmt.Errorf("%q and %q hold code %s on the same day", other.Key, a.Key, a.Code))
			}
		}
		byCode[a.Code] = append(byCode[a.Code], a)
	}
	return faults
}

func (act *Act) check(byKey map[string]*Agency) (faults []error) {
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("act %q: "+format, append([]any{act.Key}, args...)...))
	}
	if act.Key == "" || act.TitleVi == "" || act.TitleEn == "" || act.LegalBasis == "" || len(act.Moves) == 0 {
		fault("key, both titles, legal basis and moves are required")
	}
	if !isDate(act.EffectiveOn) || !isDate(act.RegisteredOn) {
		fault("the days %q and %q must both be dates", act.EffectiveOn, act.RegisteredOn)
		return faults
	}
	if act.RegisteredOn > act.EffectiveOn {
		fault("registered on %s, after it took effect on %s", act.RegisteredOn, act.EffectiveOn)
	}
	for _, m := range act.Moves {
		from, to := byKey[m.From], byKey[m.To]
		switch {
		case from == nil || to == nil:
			fault("no agency %q or %q", m.From, m.To)
		case from.ValidTo != dayBefore(act.EffectiveOn):
			fault("%q must close on the day before", m.From)
		case !to.ValidOn(act.EffectiveOn):
			fault("%q is not there to take over", m.To)
		}
	}
	return faults
}

func (r *Registry) checkCalendar() (faults []error) {
	last := ""
	for _, d := range r.Calendar {
		if !isDate(d.Date) || d.Date <= last {
			faults = append(faults, fmt.Errorf("calendar: %q is no date, or not after %q", d.Date, last))
		}
		if !slices.Contains(dayKinds, d.Kind) || d.NameVi == "" || d.NameEn == "" {
			faults = append(faults, fmt.Errorf("calendar %s: unknown kind %q, or a name is missing", d.Date, d.Kind))
		}
		last = d.Date
	}
	return faults
}

// isDate tells whether s is a civil date as YYYY-MM-DD. Dates in that form sort
// as text, which the comparisons here rely on.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// dayBefore returns the day before the valid date s.
func dayBefore(s string) string {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return ""
	}
	return d.AddDate(0, 0, -1).Format(time.DateOnly)
}
