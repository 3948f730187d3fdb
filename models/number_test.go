package models_test

import (
	"testing"

	"dondoc/models"
)

func TestNumbersOfDirectives(t *testing.T) {
	for _, s := range []string{"34/CT-TTg", "315/TB-VPCP", "71/NQ-CP", "176/2025/QH15", "02-KH/BCĐTW", "452/TTg-KSTT", "69/2024/NĐ-CP", "06/QĐ-TTg", "1552/BTTTT-THH", "57-NQ/TW", "58/QĐ-UBQGCĐS"} {
		if !models.ValidNumber(s) {
			t.Errorf("%q is a number in official use and was refused", s)
		}
	}
	for _, s := range []string{"", "CT-TTg", "34", "34//CT-TTg", "34/CT-TTg; DROP", "34/CT TTg", "34/CT-TTg\n", "99999999/CT-TTg", "02-KH", "176/1825/QH15"} {
		if models.ValidNumber(s) {
			t.Errorf("%q was taken for a directive's number", s)
		}
	}
}
