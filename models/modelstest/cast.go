package modelstest

import (
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// Password is every test account's.
const Password = "correct horse battery staple"

// passwordHash is kept of Password: argon2id with the least work there is, for people of tests sign in
// hundreds of times. What a true one is made of is the business of the tests that set a password.
const passwordHash = "$argon2id$v=19$m=8,t=1,p=1$Zm9yIHRlc3RzIG9ubHkAAA$AsWJFYx5ijRl7YKzTDTKOEIsCFAHI4vOBdCFOiXldc8"

// Cast is the same small world in every test: two ministries, one of which merged into the other on
// 1 March 2025, three provinces, a group of them, and one person of each role.
type Cast struct {
	Admin, Office, WorkingGroup, Viewer models.Actor
	MOSTOfficer, MOSTHead               models.Actor // Ministry of Science and Technology
	MPSOfficer                          models.Actor // Ministry of Public Security, the outsider
	HanoiOfficer                        models.Actor
	Nobody                              models.Actor
	Directive                           int64 // 34/CT-TTg with four provisions
}

// People of the cast by address; their password is Password.
const (
	Admin        = "admin@dondoc.example"
	Office       = "office@dondoc.example"
	WorkingGroup = "group@dondoc.example"
	Viewer       = "viewer@dondoc.example"
	MOSTOfficer  = "officer@most.example"
	MOSTHead     = "head@most.example"
	MPSOfficer   = "officer@mps.example"
	HanoiOfficer = "officer@hanoi.example"
	ProvinceBox  = "registry@hue.example" // a contact without account
)

func day(y int, m time.Month, d int) deadline.Date { return deadline.MustDate(y, m, d) }

// Populate enters the cast and one directive of 16 September 2024.
func (e *Env) Populate(tb testing.TB) Cast {
	tb.Helper()
	ctx := tb.Context()
	agency := func(key, code string, kind models.AgencyKind, vi, en string) models.NewAgency {
		return models.NewAgency{Agency: models.Agency{Key: key, Code: code, Kind: kind, NameVi: vi, NameEn: en, MembersNamed: true}}
	}
	most := agency("most", "G06", "ministry", "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology")
	mic := agency("mic_old", "G13", "ministry", "Bộ Thông tin và Truyền thông", "Ministry of Information and Communications")
	mic.ValidTo = day(2025, time.February, 28)
	provinces := agency("ppcs", "PPCS", models.KindGroup, "UBND các tỉnh", "Provincial People's Committees")
	provinces.GroupKinds = []models.AgencyKind{"province"}
	person := func(email, name string, role models.Role, agency string) models.NewPerson {
		return models.NewPerson{NewUser: models.NewUser{Email: email, Name: name, Lang: "vi"}, Role: role, AgencyKey: agency}
	}
	merger := models.NewAct{Act: models.Act{Key: "merger", TitleVi: "Sáp nhập", TitleEn: "Merger", EffectiveOn: day(2025, time.March, 1), RegisteredOn: day(2025, time.February, 18)},
		Moves: []models.ActMove{{FromKey: "mic_old", ToKey: "most"}}}
	_, err := e.ImportRegistry(ctx, System, models.Registry{
		Agencies: []models.NewAgency{most, mic, agency("mps", "G01", "ministry", "Bộ Công an", "Ministry of Public Security"),
			agency("hanoi", "H26", "province", "Thành phố Hà Nội", "Hanoi"), agency("hue", "H57", "province", "Thành phố Huế", "Hue"),
			agency("caobang", "H14", "province", "Tỉnh Cao Bằng", "Cao Bang"), provinces},
		Acts: []models.NewAct{merger},
		Calendar: []models.CalendarDay{
			{Day: day(2025, time.April, 30), Kind: deadline.DayHoliday, NameVi: "Ngày Giải phóng miền Nam", NameEn: "Reunification Day"},
			{Day: day(2025, time.May, 1), Kind: deadline.DayHoliday, NameVi: "Quốc tế Lao động", NameEn: "Labour Day"},
			{Day: day(2025, time.May, 2), Kind: deadline.DayOff, NameVi: "Nghỉ hoán đổi", NameEn: "Day off by swap"},
			{Day: day(2025, time.April, 26), Kind: deadline.DayMakeUp, NameVi: "Làm bù", NameEn: "Make-up Saturday"},
		},
		People: []models.NewPerson{
			person(Admin, "Quản trị", models.RoleAdministrator, ""), person(Office, "Văn phòng", models.RoleOffice, ""),
			person(WorkingGroup, "Tổ công tác", models.RoleWorkingGroup, ""), person(Viewer, "Người xem", models.RoleViewer, "hue"),
			person(MOSTOfficer, "Trần Minh Anh", models.RoleOfficer, "most"), person(MOSTHead, "Lê Thị Hoa", models.RoleHead, "most"),
			person(MPSOfficer, "Nguyễn Văn Bình", models.RoleOfficer, "mps"), person(HanoiOfficer, "Phạm Thu Hà", models.RoleOfficer, "hanoi"),
		},
		Contacts: []models.NewContact{{Email: ProvinceBox, Name: "Văn thư Huế", Lang: "vi", AgencyKey: "hue", Purpose: "alerts"}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	e.Exec(tb, "UPDATE users SET password_hash = '"+passwordHash+"'")
	c := Cast{Directive: e.registerDirective(tb)}
	if _, err := e.ApplyActs(ctx, System); err != nil {
		tb.Fatal(err)
	}
	for email, into := range map[string]*models.Actor{Admin: &c.Admin, Office: &c.Office, WorkingGroup: &c.WorkingGroup, Viewer: &c.Viewer,
		MOSTOfficer: &c.MOSTOfficer, MOSTHead: &c.MOSTHead, MPSOfficer: &c.MPSOfficer, HanoiOfficer: &c.HanoiOfficer} {
		// By a token: logging in with a password is slow by design.
		token, err := e.CreateToken(ctx, System, email, "test", nil)
		if err != nil {
			tb.Fatal(email, err)
		}
		if *into, err = e.ActorByToken(ctx, token); err != nil {
			tb.Fatal(email, err)
		}
	}
	return c
}

func (e *Env) registerDirective(tb testing.TB) int64 {
	tb.Helper()
	provision := func(pos int, label string, lead string, fanOut bool, due deadline.Deadline, coordinators ...string) models.NewProvision {
		return models.NewProvision{Provision: models.Provision{Position: pos, TextVi: label + ".", TextEn: label + ".", LabelVi: label, LabelEn: label,
			SectionVi: "Nhiệm vụ", SectionEn: "Duties", Deadline: due, FanOut: fanOut, Deliverable: "plan"}, LeadKeys: []string{lead}, CoordinatorKeys: coordinators}
	}
	on := func(y int, m time.Month, d int) deadline.Deadline {
		return deadline.Deadline{AsWritten: "ngày", Kind: deadline.KindDate, Date: day(y, m, d), Inclusive: true}
	}
	r, err := e.RegisterDirective(tb.Context(), System, models.NewDirective{
		Directive: models.Directive{Key: "34-CT-TTg", Number: "34/CT-TTg", Kind: "directive", TitleVi: "Chỉ thị về đề án chuyển đổi số", TitleEn: "Directive on digital transformation schemes",
			IssuedOn: day(2024, time.September, 16), ReferenceOn: day(2024, time.September, 16), Lang: "vi"},
		Provisions: []models.NewProvision{
			provision(1, "Publish the component model", "mic_old", false, on(2025, time.June, 20), "mps"),
			provision(2, "Sum up the lessons of Project 06", "mps", false, on(2025, time.June, 30)),
			provision(3, "Draw up the province's scheme", "ppcs", true, on(2025, time.June, 25)),
			provision(4, "Report when necessary", "mic_old", false, deadline.Deadline{Kind: deadline.KindNone}),
		},
		Bottlenecks: []models.NewBottleneck{{Bottleneck: models.Bottleneck{TextVi: "Thiếu nguồn lực", TextEn: "Resources are lacking", Category: "resources"}, AgencyKeys: []string{"mps"}}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return r.DirectiveID
}
