package decompose

import (
	"slices"
	"testing"
)

// TestLinesUnderHeading drafts lines without a marker of their own that stand under who is to
// do what they say, as people type them into a mail.
func TestLinesUnderHeading(t *testing.T) {
	for language, c := range map[string]struct {
		text  string
		leads []string
	}{
		"vi": {"Thủ tướng yêu cầu:\nBộ Tài chính:\nRà soát các khoản phí.\nCắt giảm thủ tục về thuế.\nBộ Y tế:\nKiểm tra thuốc.\n", []string{"Bộ Tài chính", "Bộ Tài chính", "Bộ Y tế"}},
		"en": {"The Prime Minister directs:\nMinistry of Finance:\nReview the fees;\nReduce procedures on tax.\nMinistry of Health:\nInspect the medicines.\n", []string{"Ministry of Finance", "Ministry of Finance", "Ministry of Health"}},
		"ar": {"وجه رئيس الوزراء بما يلي:\nوزارة المالية:\nمراجعة الرسوم؛\nتقليص الإجراءات الضريبية.\nوزارة الصحة:\nفحص الأدوية.\n", []string{"وزارة المالية", "وزارة المالية", "وزارة الصحة"}},
		"fa": {"نخست\u200cوزیر دستور داد:\nوزارت دارایی:\nنرخ\u200cها را بازنگری کند؛\nتشریفات مالیاتی را کاهش دهد.\nوزارت بهداشت:\nداروها را بازرسی کند.\n", []string{"وزارت دارایی", "وزارت دارایی", "وزارت بهداشت"}},
		"pl": {"Premier polecił:\nMinisterstwo Finansów:\nPrzejrzy opłaty;\nSkróci procedury podatkowe.\nMinisterstwo Zdrowia:\nSprawdzi leki.\n", []string{"Ministerstwo Finansów", "Ministerstwo Finansów", "Ministerstwo Zdrowia"}},
	} {
		var got []string
		for _, x := range New(c.text, Options{IssuedOn: issued, Language: language, Registry: testRegistry}).Drafts {
			got = append(got, writtenNames(x.Leads))
		}
		if !slices.Equal(got, c.leads) {
			t.Errorf("%s: %q, want %q", language, got, c.leads)
		}
	}
}
