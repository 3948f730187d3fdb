package decompose

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"dondoc/models/deadline"
)

func TestScratch(t *testing.T) {
	f, err := os.Open(os.Getenv("SCRATCH"))
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := sc.Text()
		if l == "" || l[0] == '#' {
			fmt.Println(l)
			continue
		}
		l, want, check := strings.Cut(strings.ReplaceAll(l, "\\n", "\n"), "\t")
		lang := "vi"
		if strings.ContainsAny(l, "ابتجحدرسعفقكلمنهوي") {
			lang = "ar"
		}
		pre := map[string]string{"vi": "Thủ tướng Chính phủ chỉ thị:\n", "ar": "قرر مجلس الوزراء ما يلي:\n"}[lang]
		res := New(pre+l, Options{Language: lang, IssuedOn: deadline.Date{Year: 2025, Month: 3, Day: 10}, Registry: testRegistry, Calendar: calendarOf(t, lang)})
		if check {
			var got []string
			for _, x := range res.Drafts {
				var a, b []string
				for _, y := range x.Leads {
					a = append(a, y.AsWritten)
				}
				for _, y := range x.Coordinators {
					b = append(b, y.AsWritten)
				}
				got = append(got, strings.Join(a, "; ")+"|"+strings.Join(b, "; ")+"|"+statedTruth(&x))
			}
			if g := strings.Join(got, " ## "); g != want {
				fmt.Println("»", l, "\n   want", want, "\n   got ", g)
			}
			continue
		}
		fmt.Println("»", l)
		for _, x := range res.Drafts {
			var a, b []string
			for _, y := range x.Leads {
				a = append(a, y.AsWritten)
			}
			for _, y := range x.Coordinators {
				b = append(b, y.AsWritten)
			}
			fmt.Printf("    L %q W %q D %v\n", a, b, statedTruth(&x))
		}
		if len(res.Drafts) == 0 {
			fmt.Println("    -")
		}
	}
}
