package seeds_test

import (
	"slices"
	"strings"
	"testing"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// Typed from the sources by hand: who owes what by which day, and to how many it fans out.
func samplesOfEveryDirective(t *testing.T, e *modelstest.Env) {
	samples := []struct {
		directive, ref, leads, coordinators, last string
		tasks, provinces                          int
	}{
		{"315-TB-VPCP", "315/TB-VPCP#4", "G01", "G06 G22 MIN_CONCERNED", "2025-06-29", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#5", "G01", "G17 G06 G22 PPCS", "2025-07-31", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#13", "EVN", "G02 LOCALITIES", "2025-10-31", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#15", "G12", "PCO G22 MIN_CONCERNED PPCS", "2025-06-25", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#19", "G22", "PPCS", "2025-07-01", 1, 0},
		{"315-TB-VPCP", "315/TB-VPCP#28", "MINISTRIES PPCS", "G06", "2025-06-24", 80, 63},
		{"315-TB-VPCP", "315/TB-VPCP#29", "GSC_STANDING", "", "", 1, 0},
		{"34-CT-TTg", "34/CT-TTg#3", "MBL", "", "2025-12-31", 93, 63},
		{"34-CT-TTg", "34/CT-TTg#14", "G13", "", "2024-09-29", 1, 0},
		{"344-TB-VPCP", "344/TB-VPCP#19", "LATE11", "", "2024-07-19", 1, 0},
		{"344-TB-VPCP", "344/TB-VPCP#26", "G01", "G11 G13", "", 1, 0},
		{"452-TTg-KSTT", "452/TTg-KSTT#57", "G01", "G22 G13", "", 1, 0},
		{"conference-de-an-06-2024-11-14", "conference-de-an-06-2024-11-14#11", "WG06", "H09 H19", "", 1, 0},
	}
	for _, want := range samples {
		d := full(t, e, want.directive)
		at := slices.IndexFunc(d.Provisions, func(p models.Provision) bool { return p.Ref == want.ref })
		if at < 0 {
			t.Fatalf("there is no %s", want.ref)
		}
		p := d.Provisions[at]
		if codes(p.Leads) != want.leads || codes(p.Coordinators) != want.coordinators || p.FirstDueOn.String() != want.last {
			t.Errorf("%s: led by %s with %s until %s, want %+v", p.Ref, codes(p.Leads), codes(p.Coordinators), p.FirstDueOn, want)
		}
		provinces := map[string]bool{}
		for _, task := range p.Tasks {
			if strings.HasPrefix(task.Addressee.Code, "H") && p.FanOut {
				provinces[task.Addressee.Code] = true
			}
		}
		if len(p.Tasks) != want.tasks || len(provinces) != want.provinces {
			t.Errorf("%s: %d tasks of %d provinces, want %d and %d", p.Ref, len(p.Tasks), len(provinces), want.tasks, want.provinces)
		}
	}
}

func indicatorsInTheDatabase(t *testing.T, e *modelstest.Env) {
	for _, want := range []struct {
		directive, key, unitVi, unitEn, due string
		target                              float64
		takenOn                             string
		value                               float64
	}{
		{"315-TB-VPCP", "online_services_data_based", "dịch vụ", "services", "2025-06-27", 25, "", 0}, // before 28 June
		{"344-TB-VPCP", "fully_online_services", "%", "percent", "2024-12-31", 80, "", 0},
		{"conference-de-an-06-2024-11-14", "districts_land_digitised", "huyện", "districts", "", 0, "2024-11-14", 461},
		{"conference-de-an-06-2024-11-14", "criminal_records_issued_vneid", "phiếu", "certificates", "", 0, "2024-11-13", 24_887},
	} {
		all := full(t, e, want.directive).Indicators
		at := slices.IndexFunc(all, func(i models.Indicator) bool { return i.Key == want.key })
		if at < 0 {
			t.Errorf("no indicator %s", want.key)
			continue
		}
		got := all[at]
		target := 0.0
		if got.Target != nil {
			target = *got.Target
		}
		var measured models.Measurement
		if len(got.Measurements) > 0 {
			measured = got.Measurements[0]
		}
		if got.UnitEn != want.unitEn || got.DueOn.String() != want.due || target != want.target || measured.TakenOn.String() != want.takenOn || measured.Value != want.value {
			t.Errorf("%s: %+v measured %+v, want %+v", want.key, got, measured, want)
		}
		if got.UnitVi == "" || got.UnitVi == got.UnitEn {
			t.Errorf("%s: the unit is %q in Vietnamese", want.key, got.UnitVi)
		}
	}
}
