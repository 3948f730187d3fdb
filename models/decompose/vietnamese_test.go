package decompose

import (
	"strings"
	"testing"
)

// TestVietnamesePartners drafts one sentence a construction, for several kinds of body:
// the Ministry of Justice leads, and NAME alone takes part.
func TestVietnamesePartners(t *testing.T) {
	names := []string{"Bộ Công an", "Sở Văn hóa, Thể thao và Du lịch", "chính quyền địa phương", "ngành giáo dục", "công an cấp xã", "Hiệp hội Kinh doanh vàng Việt Nam", "Tập đoàn Điện lực Việt Nam"}
	for _, sentence := range []string{
		"Bộ Tư pháp chủ trì, phối hợp với NAME để rà soát kế hoạch.", "Bộ Tư pháp rà soát kế hoạch với sự hỗ trợ của NAME.", "Bộ Tư pháp rà soát kế hoạch sau khi có ý kiến của NAME.",
		"Bộ Tư pháp chủ trì rà soát kế hoạch; NAME phối hợp thực hiện.", "Bộ Tư pháp chủ trì rà soát kế hoạch, NAME phối hợp.", "Bộ Tư pháp mời NAME tham gia rà soát kế hoạch.",
		"Bộ Tư pháp lập đoàn kiểm tra liên ngành gồm NAME.", "Bộ Tư pháp tranh thủ ý kiến của NAME để rà soát kế hoạch.",
	} {
		for _, name := range names {
			drafts := New("Thủ tướng Chính phủ chỉ thị:\n"+strings.ReplaceAll(sentence, "NAME", name), Options{IssuedOn: issued, Language: "vi", Registry: testRegistry}).Drafts
			if len(drafts) != 1 {
				t.Errorf("%q with %s gives %d drafts", sentence, name, len(drafts))
				continue
			}
			if got := drafts[0].Leads; len(got) != 1 || got[0].AsWritten != "Bộ Tư pháp" {
				t.Errorf("%q with %s is led by %v", sentence, name, got)
			}
			if got := drafts[0].Coordinators; len(got) != 1 || got[0].AsWritten != name {
				t.Errorf("%q gives %v, want %s", sentence, got, name)
			}
		}
	}
}

// TestVietnameseLeads finds who leads where something stands before, behind or in place of
// the name.
func TestVietnameseLeads(t *testing.T) {
	for sentence, want := range map[string]string{
		"Đối với các cơ sở, Bộ Y tế có nhiệm vụ kiểm tra.":                        "Bộ Y tế",
		"Cục Phòng bệnh thuộc Bộ Y tế kiểm tra các cơ sở.":                        "Cục Phòng bệnh",
		"Bộ Y tế lập kế hoạch. Cơ quan này cũng được yêu cầu kiểm tra các cơ sở.": "Bộ Y tế",
		"Các doanh nghiệp vận tải cũng phải kiểm tra các xe.":                     "Các doanh nghiệp vận tải",
		"Petrolimex trong tháng 7 kiểm tra các kho.":                              "Petrolimex",
		"Cảng vụ Hàng hải Hải Phòng kiểm tra các tàu.":                            "Cảng vụ Hàng hải Hải Phòng",
		"Bộ Y tế được Thủ tướng giao chỉ đạo các bệnh viện kiểm tra thuốc.":       "Bộ Y tế",
		"Vụ Học sinh, sinh viên kiểm tra các trường.":                             "Vụ Học sinh, sinh viên",
		"Cục Phòng, chống tệ nạn xã hội kiểm tra các cơ sở.":                      "Cục Phòng, chống tệ nạn xã hội",
		"Tổng công ty Sông Hồng - CTCP kiểm tra các cầu.":                         "Tổng công ty Sông Hồng - CTCP",
	} {
		drafts := New("Thủ tướng Chính phủ chỉ thị:\n"+sentence, Options{IssuedOn: issued, Language: "vi", Registry: testRegistry}).Drafts
		if len(drafts) == 0 {
			t.Errorf("%q is no duty", sentence)
			continue
		}
		if got := drafts[len(drafts)-1].Leads; len(got) != 1 || got[0].AsWritten != want {
			t.Errorf("%q is led by %v, want %s", sentence, got, want)
		}
	}
}
