package decompose

import (
	"testing"

	"dondoc/models/deadline"
)

func TestTables(t *testing.T) {
	cases := []struct {
		name, text            string
		lead, with, due, kind string
		count                 int
	}{
		{"tabs", "PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\tSản phẩm\nI\tVề thể chế\t\t\t\t\n1\tSửa đổi quy chế làm việc\tBộ Tài chính\tBộ Tư pháp\t30/9/2025\tNghị định\n2\tKiểm tra các địa phương\tThanh tra Chính phủ\t\tQuý IV/2025\tBáo cáo\n",
			"Bộ Tài chính", "Bộ Tư pháp", "2025-09-30", "document", 2},
		{"bars", "| No. | Task | Lead agency | Coordinating agencies | Deadline | Product |\n|---|---|---|---|---|---|\n| 1 | Review fees | Ministry of Finance | Ministry of Justice | Before 1 October 2025 | Report |\n",
			"Ministry of Finance", "Ministry of Justice", "2025-10-01", "report", 1},
		{"Arabic", "م | المهمة | الجهة المسؤولة | الجهات المساندة | الموعد النهائي\n1 | إعداد دليل الرسوم | وزارة المالية | وزارة العدل | سبتمبر 2025\n",
			"وزارة المالية", "وزارة العدل", "2025-09-30", "document", 1},
		{"Persian", "ردیف\tشرح وظیفه\tدستگاه مسئول\tدستگاه\u200cهای همکار\tمهلت\n۱\tتهیه گزارش هزینه\u200cها\tوزارت دارایی\tوزارت دادگستری\tتا ۳۰ سپتامبر ۲۰۲۵\n",
			"وزارت دارایی", "وزارت دادگستری", "2025-09-30", "report", 1},
		{"Polish", "Lp.\tZadanie\tJednostka wiodąca\tJednostki współpracujące\tTermin realizacji\n1\tOpracowanie raportu o opłatach\tMinisterstwo Finansów\tMinisterstwo Sprawiedliwości\tIII kwartał 2025 r.\n",
			"Ministerstwo Finansów", "Ministerstwo Sprawiedliwości", "2025-09-30", "report", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			drafts := New(c.text, Options{IssuedOn: deadline.MustDate(2025, 6, 2), Registry: testRegistry}).Drafts
			if len(drafts) != c.count {
				t.Fatalf("%d drafts: %+v", len(drafts), drafts)
			}
			x := drafts[0]
			if len(x.Leads) != 1 || x.Leads[0].AsWritten != c.lead || len(x.Coordinators) != 1 || x.Coordinators[0].AsWritten != c.with {
				t.Errorf("lead %+v with %+v", x.Leads, x.Coordinators)
			}
			if x.Deadline == nil || x.Deadline.DueOn.String() != c.due || x.Deliverable != c.kind {
				t.Errorf("due %+v, %s", x.Deadline, x.Deliverable)
			}
		})
	}
	drafts := New(cases[0].text, Options{IssuedOn: deadline.MustDate(2025, 6, 2), Registry: testRegistry}).Drafts
	if drafts[0].Section != "PHỤ LỤC / Về thể chế" || drafts[1].Deadline.Kind != deadline.KindQuarter {
		t.Errorf("%+v", drafts)
	}
}

// TestTableWithoutHeader drafts rows that no header stands over, as they are pasted when only
// a part of a table was marked.
func TestTableWithoutHeader(t *testing.T) {
	for _, c := range []struct{ name, text, lead, with, due string }{
		{"Vietnamese", "1\tSửa đổi quy chế làm việc\tBộ Tài chính\tBộ Tư pháp\t30/9/2025\n", "Bộ Tài chính", "Bộ Tư pháp", "2025-09-30"},
		{"English", "1 | Review the fees of public services | Ministry of Finance | Ministry of Justice | Before 1 October 2025\n", "Ministry of Finance", "Ministry of Justice", "2025-10-01"},
		{"Arabic", "1 | إعداد دليل الرسوم الجديد | وزارة المالية | وزارة العدل | سبتمبر 2025\n", "وزارة المالية", "وزارة العدل", "2025-09-30"},
		{"Persian", "۱ | تهیه گزارش هزینه\u200cهای جاری | وزارت دارایی | وزارت دادگستری | تا ۳۰ سپتامبر ۲۰۲۵\n", "وزارت دارایی", "وزارت دادگستری", "2025-09-30"},
		{"Polish", "D.1 | Ministerstwo Finansów | opracowanie raportu o opłatach | Ministerstwo Sprawiedliwości | III kwartał 2025 r.\n", "Ministerstwo Finansów", "Ministerstwo Sprawiedliwości", "2025-09-30"},
	} {
		t.Run(c.name, func(t *testing.T) {
			drafts := New(c.text, Options{IssuedOn: deadline.MustDate(2025, 6, 2), Registry: testRegistry}).Drafts
			if len(drafts) != 1 {
				t.Fatalf("%d drafts: %+v", len(drafts), drafts)
			}
			x := drafts[0]
			if len(x.Leads) != 1 || x.Leads[0].AsWritten != c.lead || len(x.Coordinators) != 1 || x.Coordinators[0].AsWritten != c.with || x.Deadline == nil || x.Deadline.DueOn.String() != c.due {
				t.Errorf("lead %+v with %+v by %+v", x.Leads, x.Coordinators, x.Deadline)
			}
		})
	}
	figures := New("Hà Nội | 120 | 45 | 2024\nHuế | 80 | 30 | 2024\n", Options{IssuedOn: deadline.MustDate(2025, 6, 2), Registry: testRegistry}).Drafts
	if len(figures) > 0 {
		t.Errorf("figures are no tasks: %+v", figures)
	}
}

// TestTablePartnersInTask drafts rows whose task says itself who takes part.
func TestTablePartnersInTask(t *testing.T) {
	for _, c := range []struct{ language, text, with string }{
		{"vi", "Cơ quan chủ trì | Nhiệm vụ | Thời hạn\nBộ Tài chính | Phối hợp với Bộ Tư pháp sửa đổi quy chế | 30/9/2025\n", "Bộ Tư pháp"},
		{"en", "Agency | Task | Deadline\nMinistry of Finance | Review the fees in coordination with the Ministry of Justice | 30 September 2025\n", "Ministry of Justice"},
		{"ar", "الجهة | المهمة | الموعد\nوزارة المالية | إعداد دليل الرسوم بالتعاون مع وزارة العدل | 30 سبتمبر 2025\n", "وزارة العدل"},
		{"fa", "دستگاه مسئول | وظیفه | مهلت\nوزارت دارایی | تهیه گزارش با همکاری وزارت دادگستری | ۳۰ سپتامبر ۲۰۲۵\n", "وزارت دادگستری"},
		{"pl", "Organ | Zadanie | Termin\nMinister Finansów | Opracowanie raportu we współpracy z Ministrem Sprawiedliwości | 30 września 2025 r.\n", "Ministrem Sprawiedliwości"},
	} {
		drafts := New(c.text, Options{IssuedOn: deadline.MustDate(2025, 6, 2), Language: c.language, Registry: testRegistry}).Drafts
		if len(drafts) != 1 || len(drafts[0].Leads) != 1 || len(drafts[0].Coordinators) != 1 || drafts[0].Coordinators[0].AsWritten != c.with {
			t.Errorf("%s: %+v", c.language, drafts)
		}
	}
}
