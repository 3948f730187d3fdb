package decompose

import (
	"fmt"
	"testing"
)

// TestDaysBare drafts an Arabic or Persian sentence each in which no preposition stands
// before the day, or several days are counted with "and".
func TestDaysBare(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"ar", "تفتتح الوزارة المعرض مساء الخميس 12 مايو 2026.", "الوزارة 2026-05-12"},
		{"ar", "تفتتح الوزارة المعرض منتصف مايو 2026.", "الوزارة 2026-05-15"},
		{"ar", "تنظم الوزارة المسابقة يومي الأحد والاثنين 3 و4 مايو 2026.", "الوزارة 2026-05-04"},
		{"ar", "تفتتح الوزارة المعرض الأسبوع المقبل.", "الوزارة 2025-07-06"},
		{"ar", "ترفع الوزارة تقرير الشهر المقبل إلى المجلس.", "الوزارة "},
		{"fa", "ستاد بحران مانور زلزله را روز پنجشنبه ۲۰ آذر برگزار کند.", "ستاد بحران 2025-12-11"},
		{"fa", "ستاد بحران پنجم دی ۱۴۰۴ مانور زلزله را برگزار کند.", "ستاد بحران 2025-12-26"},
		{"fa", "وزارت ورزش مسابقات را در روزهای ۱۰، ۱۱ و ۱۲ آبان ۱۴۰۴ برگزار کند.", "وزارت ورزش 2025-11-03"},
		{"fa", "وزارت ورزش گزارش را تا دهم برج حوت ارسال کند.", "وزارت ورزش 2026-03-01"},
		{"fa", "ستاد بحران برنامه ماه آینده را تهیه کند.", "ستاد بحران "},
	} {
		x := New(c.text+"\n", Options{IssuedOn: issued, Language: c.language}).Drafts
		if len(x) != 1 {
			t.Errorf("%s\ngives %d drafts, want 1", c.text, len(x))
			continue
		}
		got := writtenNames(x[0].Leads) + " "
		if due := x[0].Deadline; due != nil && !due.Date.IsZero() {
			got += fmt.Sprint(due.Date)
		}
		if got != c.want {
			t.Errorf("%s\nis due %q, want %q", c.text, got, c.want)
		}
	}
}
