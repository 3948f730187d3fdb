// Package seeds holds the reference data and the real directives that dondoc
// starts with, as embedded YAML in a schema of its own, and the people of the
// demonstration. What a source did not confirm is kept and marked unverified,
// so that an administrator can see it and correct it.
package seeds

// Registry is the reference data: who can be addressed and on which days, the
// acts that pass a closed agency's tasks on, and the days that differ from the
// plain working week.
type Registry struct {
	Agencies []Agency
	Acts     []Act
	Calendar []CalendarDay
}

// Kinds of agency. KindProvince is the whole provincial level, including the
// centrally run cities; KindGroup is a collective addressee.
const (
	KindMinistry               = "ministry"
	KindMinisterialLevelAgency = "ministerial_level_agency"
	KindGovernmentAgency       = "government_agency"
	KindProvince               = "province"
	KindCommittee              = "committee"
	KindWorkingGroup           = "working_group"
	KindPartyBody              = "party_body"
	KindEnterprise             = "enterprise"
	KindOtherBody              = "other_body"
	KindGroup                  = "group"
)

// Kinds of calendar day.
const (
	DayHoliday = "holiday" // a statutory holiday, also when it falls on a weekend
	DayOff     = "day_off" // a working day given free by swap or in compensation
	DayMakeUp  = "make_up" // a Saturday worked in exchange for a day off
)

// Agency is one body as it existed from ValidFrom to ValidTo, or a group of
// them. The key towards the law is (Code, ValidFrom): codes are reused, also by
// the body that takes over.
type Agency struct {
	Key          string `yaml:"key"`           // our own handle, unique; other data refer to it
	Code         string `yaml:"code"`          // official where CodeVerified, else a short code of ours
	CodeVerified bool   `yaml:"code_verified"` // the code was read in an official list
	CodeSource   string `yaml:"code_source"`   // where it was read, if not in Source
	NameVi       string `yaml:"name_vi"`
	NameEn       string `yaml:"name_en"`
	Abbr         string `yaml:"abbr"`         // the English abbreviation in use, may be empty
	Kind         string `yaml:"kind"`         // one of the kinds above
	Municipality bool   `yaml:"municipality"` // a centrally run city; only with KindProvince
	Parent       string `yaml:"parent"`       // Key of the body it belongs to, may be empty
	ValidFrom    string `yaml:"valid_from"`   // first day, ISO; empty: before all our data
	ValidTo      string `yaml:"valid_to"`     // last day, ISO, inclusive; empty: still there
	Source       string `yaml:"source"`       // addresses, separated by " ; "
	Verified     bool   `yaml:"verified"`     // read in the source named
	Note         string `yaml:"note"`

	StatCode         string `yaml:"stat_code"` // statistical code of a province; reused as Code is
	StatCodeVerified bool   `yaml:"stat_code_verified"`
	StatCodeSource   string `yaml:"stat_code_source"`
	Centre           string `yaml:"centre"` // Vietnamese name of the old province that hosts a merged one's centre
	CentreVerified   bool   `yaml:"centre_verified"`

	Aliases []Alias `yaml:"aliases"`

	GroupKinds   []string `yaml:"group_kinds"`   // members: every agency of these kinds valid on the day of issue
	GroupMembers []string `yaml:"group_members"` // members by Key, if valid on the day of issue
	MembersNamed bool     `yaml:"members_named"` // false for a group whose members no text names: it fans out to nobody
}

// Alias is another name an agency is written under. Lang is a BCP 47 code.
type Alias struct {
	Lang string `yaml:"lang"`
	Name string `yaml:"name"`
}

// Act is a legal act that closes agencies and names who takes over their
// unfinished tasks, from EffectiveOn (ISO date) on. RegisteredOn is the ISO date
// on which it became known, so that an act can lie ahead.
type Act struct {
	Key          string `yaml:"key"`
	TitleVi      string `yaml:"title_vi"`
	TitleEn      string `yaml:"title_en"`
	LegalBasis   string `yaml:"legal_basis"`
	EffectiveOn  string `yaml:"effective_on"`
	RegisteredOn string `yaml:"registered_on"`
	Moves        []Move `yaml:"moves"`
	Verified     bool   `yaml:"verified"`
	Source       string `yaml:"source"`
	Note         string `yaml:"note"`
}

// Move passes the tasks of the agency From to the agency To; both are Keys.
type Move struct {
	From     string `yaml:"from"`
	To       string `yaml:"to"`
	Verified bool   `yaml:"verified"` // this destination was read in a source
	Note     string `yaml:"note"`
}

// CalendarDay is a day (ISO date) that differs from the plain week of Monday to
// Friday.
type CalendarDay struct {
	Date     string `yaml:"date"`
	Kind     string `yaml:"kind"`
	NameVi   string `yaml:"name_vi"`
	NameEn   string `yaml:"name_en"`
	Verified bool   `yaml:"verified"`
	Source   string `yaml:"source"`
	Note     string `yaml:"note"`
}
