package seeds

import "testing"

func TestActs(t *testing.T) {
	r := testRegistry(t)
	want := []struct {
		key, basis, registered, effective string
		moves                             int
	}{
		{"hue-2025-01-01", "175/2024/QH15", "2024-11-30", "2025-01-01", 1},
		{"ministries-2025-03-01", "176/2025/QH15", "2025-02-18", "2025-03-01", 14},
		{"steering-committee-2025-03-13", "598/QĐ-TTg", "2025-03-13", "2025-03-13", 1},
		{"provinces-2025-07-01", "202/2025/QH15", "2025-06-12", "2025-07-01", 52},
	}
	if len(r.Acts) != len(want) {
		t.Fatalf("%d acts, want %d", len(r.Acts), len(want))
	}
	for i, w := range want {
		a := r.Acts[i]
		if a.Key != w.key || a.LegalBasis != w.basis || a.RegisteredOn != w.registered || a.EffectiveOn != w.effective || len(a.Moves) != w.moves {
			t.Errorf("act %d is %s by %s, registered %s, effective %s, %d moves; want %+v", i, a.Key, a.LegalBasis, a.RegisteredOn, a.EffectiveOn, len(a.Moves), w)
		}
	}
	// 23 new provinces take over from 52.
	successors := map[string]bool{}
	for _, m := range r.Acts[3].Moves {
		successors[m.To] = true
	}
	if len(successors) != 23 {
		t.Errorf("%d provinces take over, want 23", len(successors))
	}
}

// Whoever closes has one successor, who is there the next day; typed from the
// resolutions and the list of the 34 provinces.
func TestSuccession(t *testing.T) {
	r := testRegistry(t)
	to, effective := map[string]string{}, map[string]string{}
	for _, act := range r.Acts {
		for _, m := range act.Moves {
			if before, twice := to[m.From]; twice {
				t.Errorf("%s passes to %s and to %s", m.From, before, m.To)
			}
			to[m.From], effective[m.From] = m.To, act.EffectiveOn
		}
	}
	for i := range r.Agencies {
		a := &r.Agencies[i]
		if (a.ValidTo != "") != (to[a.Key] != "") {
			t.Errorf("%s is valid to %q and passes to %q", a.Key, a.ValidTo, to[a.Key])
		}
		if a.ValidTo == "" {
			continue
		}
		successor, day := agencyByKey(t, r, to[a.Key]), effective[a.Key]
		if a.ValidOn(day) || !a.ValidOn(dayBefore(day)) || !successor.ValidOn(day) {
			t.Errorf("%s to %s does not change over on %s", a.Key, successor.Key, day)
		}
	}
	for from, want := range map[string]string{
		"mot_old": "moc", "mpi_old": "mof", "molisa_old": "moha", "mard_old": "mae", "monre_old": "mae",
		"mic_old": "most", "cema_old": "mera", "vss": "mof", "cmsc": "mof", "hcm_mausoleum": "mnd",
		"most_old": "most", "moha_old": "moha", "mof_old": "mof", "moc_old": "moc", "ncdt": "gsc57",
		"p63_thua_thien_hue": "p34_hue", "p63_binh_duong": "p34_ho_chi_minh", "p63_bac_kan": "p34_thai_nguyen",
		"p63_thai_nguyen": "p34_thai_nguyen", "p63_yen_bai": "p34_lao_cai", "p63_kien_giang": "p34_an_giang",
		"p63_dak_nong": "p34_lam_dong", "p63_phu_yen": "p34_dak_lak", "p63_kon_tum": "p34_quang_ngai",
		"p63_bac_giang": "p34_bac_ninh", "p63_long_an": "p34_tay_ninh", "p63_tien_giang": "p34_dong_thap",
		"p63_bac_lieu": "p34_ca_mau", "p63_hai_duong": "p34_hai_phong", "p63_hoa_binh": "p34_phu_tho",
		"p63_quang_nam": "p34_da_nang", "p63_binh_dinh": "p34_gia_lai", "p63_ha_nam": "p34_ninh_binh",
	} {
		if to[from] != want {
			t.Errorf("%s passes to %q, want %q", from, to[from], want)
		}
	}
}

// The ten that the merger left as they were are one body before and after.
func TestUnchangedProvinces(t *testing.T) {
	r := testRegistry(t)
	for _, key := range []string{
		"p34_ha_noi", "p34_lai_chau", "p34_dien_bien", "p34_son_la", "p34_lang_son",
		"p34_quang_ninh", "p34_thanh_hoa", "p34_nghe_an", "p34_ha_tinh", "p34_cao_bang",
	} {
		a := agencyByKey(t, r, key)
		if a.ValidFrom != "" || a.ValidTo != "" {
			t.Errorf("%s is valid from %q to %q, want always", key, a.ValidFrom, a.ValidTo)
		}
	}
}
