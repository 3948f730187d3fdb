package deadline

import (
	"encoding/json"
	"testing"
	"time"
)

func TestScan(t *testing.T) {
	hanoi := zone(t, "Asia/Ho_Chi_Minh")
	good := []struct {
		src  any
		want string
	}{
		{nil, ""},
		{"", ""},
		{[]byte{}, ""},
		{"2025-06-30", "2025-06-30"},
		{[]byte("2025-06-30"), "2025-06-30"},
		{"2025-06-30 00:00:00+00:00", "2025-06-30"},
		{[]byte("2025-06-30T23:59:59Z"), "2025-06-30"},
		{time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), "2025-06-30"},
		{time.Date(2025, 6, 30, 0, 0, 0, 0, hanoi), "2025-06-30"},
		{time.Time{}, ""},
	}
	for _, c := range good {
		d := MustDate(1999, time.January, 1)
		if err := d.Scan(c.src); err != nil || d.String() != c.want {
			t.Errorf("Scan(%v) = %v, %v; want %s", c.src, d, err, c.want)
		}
	}
	for _, src := range []any{"2025-06-31", "30/6/2025", "2025-06-30x", []byte("soon"), 20250630, 1.5, true} {
		d := MustDate(1999, time.January, 1)
		if err := d.Scan(src); err == nil || d.Year != 1999 {
			t.Errorf("Scan(%v) = %v, %v; want an error and the date as it was", src, d, err)
		}
	}
}

func TestValue(t *testing.T) {
	if v, err := (Date{}).Value(); v != nil || err != nil {
		t.Errorf("no date is stored as %v, %v; want NULL", v, err)
	}
	if v, err := MustDate(2025, time.February, 5).Value(); v != "2025-02-05" || err != nil {
		t.Errorf("stored as %v, %v", v, err)
	}
}

func TestJSONAndText(t *testing.T) {
	type row struct {
		Due  Date          `json:"due"`
		Also Date          `json:"also,omitzero"`
		By   map[Date]bool `json:"by,omitzero"`
	}
	cases := []struct {
		value row
		text  string
	}{
		{row{Due: MustDate(2025, time.June, 30)}, `{"due":"2025-06-30"}`},
		{row{}, `{"due":null}`},
		{row{By: map[Date]bool{MustDate(2025, time.June, 30): true}}, `{"due":null,"by":{"2025-06-30":true}}`},
	}
	for _, c := range cases {
		b, err := json.Marshal(c.value)
		if err != nil || string(b) != c.text {
			t.Errorf("%v is written %s, %v; want %s", c.value, b, err, c.text)
		}
		var back row
		if err := json.Unmarshal(b, &back); err != nil || back.Due != c.value.Due || len(back.By) != len(c.value.By) {
			t.Errorf("%s reads back as %v, %v", b, back, err)
		}
	}
	d := MustDate(1999, time.January, 1)
	for _, s := range []string{`"2025-06-31"`, `20250630`, `"soon"`, `{}`} {
		if err := json.Unmarshal([]byte(s), &d); err == nil || d.Year != 1999 {
			t.Errorf("%s reads as %v, %v; want an error and the date as it was", s, d, err)
		}
	}
	if err := json.Unmarshal([]byte(`""`), &d); err != nil || !d.IsZero() {
		t.Errorf("an empty string reads as %v, %v; want no date", d, err)
	}
	if err := d.UnmarshalText([]byte("2025-06-30")); err != nil || d.String() != "2025-06-30" {
		t.Errorf("text reads as %v, %v", d, err)
	}
}

func BenchmarkScan(b *testing.B) {
	var d Date
	src := any("2025-06-30")
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Scan(src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkString(b *testing.B) {
	d := MustDate(2025, time.June, 30)
	b.ReportAllocs()
	for b.Loop() {
		if d.String() == "" {
			b.Fatal("no date")
		}
	}
}
