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

// TestAddresseesAbove gives a text that says to whom it is sent before it says anything else:
// the list of those who receive it ends where it begins to speak.
func TestAddresseesAbove(t *testing.T) {
	for language, text := range map[string]string{
		"en": "Recipients: Minister of Finance; Minister of Health.\nThe Prime Minister orders:\nMinister of Finance shall publish the list by 30 September 2025.\n",
		"fa": "گیرندگان: وزیر دارایی، وزیر بهداشت\nنخست وزیر دستور می\u200cدهد:\nوزیر دارایی باید فهرست را تا ۳۰ سپتامبر ۲۰۲۵ منتشر کند.\n",
		"ar": "الجهات المرسل إليها: وزير المالية، وزير الصحة\nيقرر رئيس الوزراء ما يلي:\nعلى وزير المالية نشر القائمة قبل 30 سبتمبر 2025.\n",
		"pl": "Adresaci: Minister Finansów, Minister Zdrowia\nPrezes Rady Ministrów zarządza, co następuje:\nMinister Finansów ogłosi wykaz do dnia 30 września 2025 r.\n",
	} {
		drafts := New(text, Options{IssuedOn: issued, Language: language, Registry: testRegistry}).Drafts
		if len(drafts) != 1 || len(drafts[0].Leads) != 1 || drafts[0].Deadline == nil {
			t.Errorf("%s: %+v", language, drafts)
		}
	}
}
