package decompose

import (
	"strings"
	"testing"
)

// TestArabicTold drafts one sentence a construction and compares whom it charges; the
// next draft's leads stand behind " & ".
func TestArabicTold(t *testing.T) {
	for sentence, want := range map[string]string{
		"وقال المتحدث إن هيئة النقل ستصدر التراخيص قبل نهاية العام، وإن وزارة الداخلية ستتولى الرقابة على الطرق.": "هيئة النقل & وزارة الداخلية",
		"وأشار إلى أن وزارة الصحة ستفتح مراكز جديدة في آذار 2026.":                                                "وزارة الصحة",
		"وقال المتحدث إن وزارة الصحة نفذت برنامجا واسعا في العام الماضي.":                                         "",
		"وعُهد إلى وزارة الداخلية بتأمين المواقع، وإلى وزير الاقتصاد بمراقبة الأسعار.":                            "وزارة الداخلية & وزير الاقتصاد",
		"يُناط بمديرية الدفاع المدني إعداد خطة الإخلاء، وبمديرية الصحة تجهيز المستشفيات الميدانية.":               "مديرية الدفاع المدني & مديرية الصحة",
		"وإلى جانب ذلك، تدرس وزارة المالية فرض ضريبة على معاملات الذهب.":                                          "وزارة المالية",
		"هيئة الدفاع المدني والإسعاف معنية بنشر نقاط إنقاذ على الشاطئ.":                                           "هيئة الدفاع المدني والإسعاف",
		"يجهز مستشفى السلطان قابوس بصلالة قسم الطوارئ بأطقم إضافية.":                                              "مستشفى السلطان قابوس بصلالة",
	} {
		var got []string
		for _, x := range New(sentence+"\n", Options{IssuedOn: issued, Language: "ar"}).Drafts {
			got = append(got, writtenNames(x.Leads))
		}
		if s := strings.Join(got, " & "); s != want {
			t.Errorf("%s\ncharges %q, want %q", sentence, s, want)
		}
	}
}
