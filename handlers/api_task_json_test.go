package handlers

import (
	"encoding/json"
	"testing"
)

func TestAppendTextIsAJSONString(t *testing.T) {
	for _, s := range []string{"", "a", "Đề án 06 – “dữ liệu”", `say "yes"`, `a\b`, "line\nbreak\ttab", "\x00\x1f", "\u2028\u2029", "😀", "<b>&</b>", "</script>"} {
		var got string
		if err := json.Unmarshal(appendText(nil, s), &got); err != nil || got != s {
			t.Errorf("%q: written %s, read %q, %v", s, appendText(nil, s), got, err)
		}
	}
	for _, s := range []string{"broken \xff", "\xc3", "\xed\xa0\x80"} {
		if b := appendText(nil, s); !json.Valid(b) {
			t.Errorf("%q: written %q, which is no JSON", s, b)
		}
	}
}
