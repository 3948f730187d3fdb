package seeds

import (
	"slices"
	"strings"
	"testing"
)

func testRegistry(t *testing.T) *Registry {
	t.Helper()
	r, err := LoadRegistry()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func agencyByKey(t *testing.T, r *Registry, key string) *Agency {
	t.Helper()
	for i := range r.Agencies {
		if r.Agencies[i].Key == key {
			return &r.Agencies[i]
		}
	}
	t.Fatalf("no agency %q", key)
	return nil
}

// validOn counts the bodies of a kind on a day.
func validOn(r *Registry, kind, on string) (n int) {
	for i := range r.Agencies {
		if a := &r.Agencies[i]; a.Kind == kind && a.ValidOn(on) {
			n++
		}
	}
	return n
}

// The structure of the Government: 18 ministries and 4 ministerial-level agencies
// until 28 February 2025, 14 and 3 after; 63 provinces until 30 June 2025, then 34.
func TestBodiesOfADay(t *testing.T) {
	r := testRegistry(t)
	for _, c := range []struct {
		on                            string
		ministries, level, government int
		provinces, centrallyRunCities int
	}{
		{"2023-05-23", 18, 4, 8, 63, 5},
		{"2024-07-10", 18, 4, 8, 63, 5},
		{"2024-09-16", 18, 4, 8, 63, 5},
		{"2024-12-31", 18, 4, 8, 63, 5},
		{"2025-01-01", 18, 4, 8, 63, 6},
		{"2025-02-28", 18, 4, 8, 63, 6},
		{"2025-03-01", 14, 3, 5, 63, 6},
		{"2025-06-27", 14, 3, 5, 63, 6},
		{"2025-06-30", 14, 3, 5, 63, 6},
		{"2025-07-01", 14, 3, 5, 34, 6},
		{"2025-07-02", 14, 3, 5, 34, 6},
	} {
		t.Run(c.on, func(t *testing.T) {
			cities := 0
			for i := range r.Agencies {
				if r.Agencies[i].Municipality && r.Agencies[i].ValidOn(c.on) {
					cities++
				}
			}
			got := []int{validOn(r, KindMinistry, c.on), validOn(r, KindMinisterialLevelAgency, c.on),
				validOn(r, KindGovernmentAgency, c.on), validOn(r, KindProvince, c.on), cities}
			want := []int{c.ministries, c.level, c.government, c.provinces, c.centrallyRunCities}
			if !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestFind(t *testing.T) {
	r := testRegistry(t)
	for _, c := range []struct{ name, on, want string }{
		{"MOF", "2023-05-23", "mof_old"},
		{"MOF", "2025-02-28", "mof_old"},
		{"MOF", "2025-03-01", "mof"},
		{"MOHA", "2023-05-23", "moha_old"},
		{"MIC", "2024-09-16", "mic_old"},
		{"MIC", "2025-06-23", ""},
		{"MPI", "2023-05-23", "mpi_old"},
		{"MONRE", "2024-07-10", "monre_old"},
		{"MOLISA", "2024-07-10", "molisa_old"},
		{"MOST", "2025-06-23", "most"},
		{"MOC", "2025-06-23", "moc"},
		{"MPS", "2023-05-23", "mps"},
		{"GO", "2025-06-23", "go"},
		{"SBV", "2024-07-10", "sbv"},
		{"WG06", "2023-05-23", "p06wg"},
		{"WG06", "2024-11-14", "p06wg"},
		{"HCMA", "2023-05-23", "hcma"},
		{"EVN", "2025-06-23", "evn"},
		{"PCO", "2025-06-23", "pco"},
		{"GSC_STANDING", "2025-06-23", "gsc_standing"},
		{"NCDT", "2024-09-16", "ncdt"},
		{"NCDT", "2025-06-23", ""},
		{"PM", "2023-05-23", "pm"},
		{"Government", "2024-07-10", "government"},
		{"BINH_DUONG", "2024-11-14", "p63_binh_duong"},
		{"BINH_DUONG", "2025-07-01", ""},
		{"DONG_NAI", "2024-11-14", "p63_dong_nai"},
		{"DONG_NAI", "2025-07-01", "p34_dong_nai"},
		{"HA_NOI", "2024-11-14", "p34_ha_noi"},
		{"H57", "2024-12-31", "p63_thua_thien_hue"},
		{"H57", "2025-01-01", "p34_hue"},
		{"MBL", "2024-09-16", "mbl"},
		{"ALL06", "2023-05-23", "all06"},
		{"p63_an_giang", "2024-09-16", "p63_an_giang"},
		{"p63_an_giang", "2025-07-01", ""},
		{"nobody", "2025-06-23", ""},
		{"", "2025-06-23", ""},
	} {
		t.Run(c.name+" "+c.on, func(t *testing.T) {
			got := ""
			a, err := r.Find(c.name, c.on)
			if err == nil {
				got = a.Key
			}
			if got != c.want || (err == nil) != (c.want != "") {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

// Members counted by hand: 18 ministries, 4 of their level, 8 Government agencies
// and 63 provinces before March 2025; 14, 3, 5 and 63 on 23 June 2025.
func TestGroupMembers(t *testing.T) {
	r := testRegistry(t)
	for _, c := range []struct {
		code, on string
		want     int
	}{
		{"MBL", "2023-05-23", 93},
		{"MBL", "2024-09-16", 93},
		{"MBL", "2024-11-14", 93},
		{"HEADS", "2024-07-10", 93},
		{"MIN_HEADS_PPC", "2023-05-23", 85},
		{"MIN_HEADS_PPC", "2025-06-23", 80},
		{"MINISTERS", "2023-05-23", 22},
		{"MINISTRIES", "2025-06-23", 17},
		{"MIN_PPC", "2023-05-23", 81},
		{"MIN_AG", "2023-05-23", 30},
		{"MB", "2023-05-23", 30},
		{"ALL06", "2023-05-23", 94},
		{"PPCS", "2025-06-23", 63},
		{"PPCS", "2025-07-02", 34},
		{"LOCALITIES", "2024-11-14", 63},
		{"LATE11", "2024-07-10", 0},
		{"RELMB", "2024-07-10", 0},
		{"RELEVANT", "2023-05-23", 0},
		{"MIN_CONCERNED", "2025-06-23", 0},
		{"FUNC_MIN", "2024-11-14", 0},
		{"TELECOM", "2023-05-23", 0},
	} {
		t.Run(c.code+" "+c.on, func(t *testing.T) {
			g, err := r.Find(c.code, c.on)
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, kind := range g.GroupKinds {
				got += validOn(r, kind, c.on)
			}
			for _, key := range g.GroupMembers {
				if agencyByKey(t, r, key).ValidOn(c.on) {
					got++
				}
			}
			if got != c.want || g.MembersNamed != (c.want > 0) || g.Kind != KindGroup {
				t.Errorf("%d members, named %v, kind %s; want %d", got, g.MembersNamed, g.Kind, c.want)
			}
		})
	}
	groups := 0
	for _, a := range r.Agencies {
		if a.Kind == KindGroup {
			groups++
		}
	}
	if groups != 17 {
		t.Errorf("%d groups, want the 17 that the directives address", groups)
	}
}

// What was not read in a source must stay visible as such.
func TestUnverifiedStaysMarked(t *testing.T) {
	var got []string
	for _, a := range testRegistry(t).Agencies {
		if !a.Verified {
			got = append(got, a.Key)
			if a.Note == "" {
				t.Errorf("%s is unverified and says not why", a.Key)
			}
		}
		if len(a.Code) > len("G01") && a.CodeVerified {
			t.Errorf("%s: %s is a code of ours, yet marked as read", a.Key, a.Code)
		}
	}
	slices.Sort(got)
	want := []string{"cmsc", "evn", "gsc57", "gsc_standing", "hcm_mausoleum", "moc_old", "mof_old", "moha_old", "most_old", "ncdt", "vss"}
	if !slices.Equal(got, want) {
		t.Errorf("unverified: %v\nwant %v", got, want)
	}
}

// One name may not mean two bodies of one day.
func TestNamesAreUnambiguous(t *testing.T) {
	r := testRegistry(t)
	owners := map[string][]*Agency{}
	for i := range r.Agencies {
		a := &r.Agencies[i]
		names := append([]Alias{{"vi", a.NameVi}, {"en", a.NameEn}}, a.Aliases...)
		for _, n := range names {
			if !slices.Contains([]string{"vi", "en", "ar", "fa", "pl"}, n.Lang) {
				t.Errorf("%s: unknown language %q", a.Key, n.Lang)
			}
			id := n.Lang + ":" + strings.ToLower(n.Name)
			for _, other := range owners[id] {
				if other.overlaps(a) {
					t.Errorf("%s is %s and %s", id, other.Key, a.Key)
				}
			}
			owners[id] = append(owners[id], a)
		}
	}
	for _, c := range []struct{ name, on, want string }{
		{"vi:bộ tt&tt", "2024-09-16", "mic_old"},
		{"vi:tp. hà nội", "2025-06-27", "p34_ha_noi"},
		{"vi:ubnd tỉnh an giang", "2024-09-16", "p63_an_giang"},
		{"vi:ubnd tỉnh an giang", "2025-07-01", "p34_an_giang"},
		{"en:vss", "2024-09-16", "vss"},
		{"ar:وزارة الأمن العام", "2025-06-23", "mps"},
		{"fa:وزارت دادگستری", "2023-05-23", "moj"},
		{"pl:bank państwowy wietnamu", "2024-07-10", "sbv"},
	} {
		if got := keysOn(owners[c.name], c.on); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s on %s: %v, want %s", c.name, c.on, got, c.want)
		}
	}
}

// keysOn returns the keys of those valid on the day.
func keysOn(agencies []*Agency, on string) (keys []string) {
	for _, a := range agencies {
		if a.ValidOn(on) {
			keys = append(keys, a.Key)
		}
	}
	return keys
}
