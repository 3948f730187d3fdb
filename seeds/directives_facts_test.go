package seeds

import (
	"slices"
	"testing"
)

// Provisions of every directive, their expectations typed from the source by
// hand: every kind of deadline, group, recipient and supervisor that occurs.
func TestProvisionsSayWhatTheSourceSays(t *testing.T) {
	tests := []struct {
		key                   string
		position              int
		leads, coordinators   []string
		submitTo, supervisor  string
		deadline              Deadline
		deliverable, category string
		fanOut                bool
		textEn                string
	}{
		{"315-TB-VPCP", 1, []string{"MIN_HEADS_PPC"}, nil, "", "GSC_STANDING",
			Deadline{AsWritten: "على وجه السرعة", Kind: "urgent", Inclusive: true}, "other", "", true,
			"Carry out Plan 02-KH/BCĐTW urgently, seriously and effectively within each one's functions."},
		{"315-TB-VPCP", 4, []string{"MPS"}, []string{"MOST", "GO", "MIN_CONCERNED"}, "Government", "",
			Deadline{AsWritten: "قبل 30 يونيو/حزيران 2025", Kind: "before_date", Date: "2025-06-30"}, "document", "data", false,
			"Draft a Government resolution that promotes data creation for comprehensive digital transformation and submit it."},
		{"315-TB-VPCP", 5, []string{"MPS"}, []string{"MOC", "MOST", "GO", "PPCS"}, "PM", "",
			Deadline{AsWritten: "في يوليو 2025", Kind: "month", Date: "2025-07-31", Inclusive: true}, "plan", "infrastructure", false,
			"Prepare a plan and roadmap that bring security, order and public transport cameras into provincial intelligent operation centres, linked to the national population database, and submit it for approval."},
		{"315-TB-VPCP", 13, []string{"EVN"}, []string{"MOIT", "LOCALITIES"}, "", "MOF",
			Deadline{AsWritten: "في أكتوبر/تشرين الأول 2025", Kind: "month", Date: "2025-10-31", Inclusive: true}, "service", "infrastructure", false,
			"Review needs and supply power urgently, so that villages and hamlets nationwide no longer lack electricity."},
		{"315-TB-VPCP", 15, []string{"MOF"}, []string{"PCO", "GO", "MIN_CONCERNED", "PPCS"}, "", "",
			Deadline{AsWritten: "بحلول 25 يونيو 2025", Kind: "date", Date: "2025-06-25", Inclusive: true}, "document", "data", false,
			"Issue the documents that publish the code list of Vietnam's administrative units after the merger."},
		{"315-TB-VPCP", 19, []string{"GO"}, []string{"PPCS"}, "", "",
			Deadline{AsWritten: "اعتبارًا من 1 يوليو 2025", Kind: "from_date", Date: "2025-07-01", Inclusive: true, Starts: "2025-07-01"}, "service", "online_services", false,
			"Close the (provincial) public service portal interface, with smooth running from 1 July 2025."},
		{"315-TB-VPCP", 28, []string{"MINISTRIES", "PPCS"}, []string{"MOST"}, "", "",
			Deadline{AsWritten: "قبل ٢٥ يونيو ٢٠٢٥", Kind: "before_date", Date: "2025-06-25"}, "budget", "resources", true,
			"Register the need for extra 2025 state budget for the Plan and send it to the Ministry of Science and Technology for analysis."},
		{"315-TB-VPCP", 29, []string{"GSC_STANDING"}, nil, "", "",
			Deadline{AsWritten: "كل 5 أيام", Kind: "recurring", Inclusive: true, Every: "P5D"}, "meeting", "organisation", false,
			"Meet every 5 days to review, assess and urge the tasks under Resolution 57-NQ/TW, Plan 02-KH/BCĐTW and Resolution 71/NQ-CP, and clear obstacles at once."},
		{"34-CT-TTg", 3, []string{"MBL"}, nil, "", "",
			Deadline{AsWritten: "من الآن وحتى نهاية عام 2025", Kind: "year", Date: "2025-12-31", Inclusive: true}, "other", "", true,
			"Each body concentrates on steering its scheme to completion and success by the end of 2025, in line with the national programme, strategies and Project 06."},
		{"34-CT-TTg", 14, []string{"MIC"}, nil, "", "",
			Deadline{AsWritten: "قبل 30 سبتمبر 2024", Kind: "before_date", Date: "2024-09-30"}, "model", "infrastructure", false,
			"Publish the model of digital transformation infrastructure components, stating who is responsible and which agency leads."},
		{"34-CT-TTg", 19, []string{"MPI"}, nil, "", "",
			Deadline{AsWritten: "الخطط السنوية", Kind: "recurring", Inclusive: true, Every: "P1Y"}, "plan", "resources", false,
			"Prepare yearly public investment plans for the schemes' programmes and projects from the bodies' proposals, under the Law on Public Investment."},
		{"344-TB-VPCP", 19, []string{"LATE11"}, nil, "", "",
			Deadline{AsWritten: "przed 20 lipca 2024 r.", Kind: "before_date", Date: "2024-07-20"}, "plan", "organisation", true,
			"Complete the still missing 2024 action plan of one's digital transformation steering committee."},
		{"344-TB-VPCP", 26, []string{"MPS"}, []string{"MND", "MIC"}, "", "",
			Deadline{AsWritten: "comiesięcznych", Kind: "recurring", Inclusive: true, Every: "P1M"}, "meeting", "security", false,
			"Hold monthly meetings on the safety of information systems and databases."},
		{"452-TTg-KSTT", 1, []string{"MINISTERS"}, nil, "", "",
			Deadline{AsWritten: "قبل از سپتامبر ۲۰۲۳", Kind: "before_date", Date: "2023-08-31", Inclusive: true}, "document", "institutions", true,
			"See through the cutting and simplification of population-management procedures and papers that the Government ordered in 19 thematic resolutions."},
		{"452-TTg-KSTT", 21, []string{"TELECOM"}, nil, "", "MIC",
			Deadline{Kind: "none", Inclusive: true}, "service", "infrastructure", true,
			"Guarantee the quality of the internet lines that serve people and businesses, under the ministry's direction."},
		{"452-TTg-KSTT", 57, []string{"MPS"}, []string{"GO", "MIC"}, "", "",
			Deadline{AsWritten: "در جلسه", Kind: "relative", Inclusive: true}, "report", "organisation", false,
			"Present at the committee's session a report on the implementation of Project 06."},
		{"conference-de-an-06-2024-11-14", 11, []string{"WG06"}, []string{"BINH_DUONG", "DONG_NAI"}, "", "",
			Deadline{Kind: "none", Inclusive: true}, "data", "data", false,
			"Carry out the signed coordination plan on digitising data and reusing the digitised results in residence and land procedures."},
	}
	directives := loadDirectives(t)
	for _, want := range tests {
		d := directives[want.key]
		p := d.Provisions[want.position-1]
		t.Run(d.Ref(p), func(t *testing.T) {
			if !slices.Equal(p.Leads, want.leads) || !slices.Equal(p.Coordinators, want.coordinators) {
				t.Errorf("led by %v with %v, want %v with %v", p.Leads, p.Coordinators, want.leads, want.coordinators)
			}
			if p.SubmitTo != want.submitTo || p.Supervisor != want.supervisor {
				t.Errorf("submitted to %q, urged by %q, want %q and %q", p.SubmitTo, p.Supervisor, want.submitTo, want.supervisor)
			}
			if p.Deadline != want.deadline {
				t.Errorf("deadline %+v, want %+v", p.Deadline, want.deadline)
			}
			if p.Deliverable != want.deliverable || p.Category != want.category || p.FanOut != want.fanOut {
				t.Errorf("deliverable %s, category %q, fan-out %t, want %s, %q, %t", p.Deliverable, p.Category, p.FanOut, want.deliverable, want.category, want.fanOut)
			}
			if p.TextEn != want.textEn {
				t.Errorf("text %q, want %q", p.TextEn, want.textEn)
			}
		})
	}
}

func TestIndicatorsSayWhatTheSourceSays(t *testing.T) {
	figure := func(v float64) *float64 { return &v }
	tests := []struct {
		directive, key, unit string
		target, of           *float64
		due                  string
		dueInclusive         bool
		measured             []Measurement
	}{
		{"315-TB-VPCP", "online_services_data_based", "services", figure(25), nil, "2025-06-28", false, nil},
		{"344-TB-VPCP", "fully_online_services", "percent", figure(80), nil, "2024-12-31", true, nil},
		{"344-TB-VPCP", "essential_services_project06", "services", figure(10), figure(53), "", false, nil},
		{"344-TB-VPCP", "localities_without_plan", "localities", nil, nil, "", false, []Measurement{{"", 7}}},
		{"452-TTg-KSTT", "thematic_resolutions_simplification", "resolutions", figure(19), nil, "2023-08-31", true, nil},
		{"conference-de-an-06-2024-11-14", "districts_land_digitised", "districts", nil, figure(705), "", false, []Measurement{{"2024-11-14", 461}}},
		{"conference-de-an-06-2024-11-14", "health_records_vneid", "citizen records", nil, nil, "", false, []Measurement{{"2024-11-14", 14_800_000}}},
		{"conference-de-an-06-2024-11-14", "criminal_records_issued_vneid", "certificates", nil, nil, "", false, []Measurement{{"2024-11-13", 24_887}}},
		{"conference-de-an-06-2024-11-14", "civil_status_digitised_target", "localities", nil, nil, "2024-12-31", true, nil},
	}
	same := func(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
	directives := loadDirectives(t)
	for _, want := range tests {
		t.Run(want.key, func(t *testing.T) {
			all := directives[want.directive].Indicators
			at := slices.IndexFunc(all, func(i Indicator) bool { return i.Key == want.key })
			if at < 0 {
				t.Fatal("there is no such indicator")
			}
			got := all[at]
			if got.Unit != want.unit || got.Due != want.due || got.DueInclusive != want.dueInclusive {
				t.Errorf("unit %s, due %q (that day included: %t), want %+v", got.Unit, got.Due, got.DueInclusive, want)
			}
			if !same(got.Target, want.target) || !same(got.Of, want.of) || !slices.Equal(got.Measurements, want.measured) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}
