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
		"Bộ Tư pháp rà soát kế hoạch với sự hỗ trợ chuyên môn của NAME.", "Bộ Tư pháp thống nhất phương án với NAME.", "Bộ Tư pháp tham vấn NAME để rà soát kế hoạch.",
		"Bộ Tư pháp rà soát kế hoạch, có NAME hỗ trợ.", "Bộ Tư pháp rà soát kế hoạch; việc này do NAME cùng phối hợp thực hiện.", "Bộ Tư pháp rà soát kế hoạch với sự giúp sức của NAME.",
		"Bộ Tư pháp rà soát kế hoạch sau khi hỏi ý kiến NAME.", "Bộ Tư pháp lập đoàn kiểm tra liên ngành gồm NAME.", "Bộ Tư pháp tranh thủ ý kiến của NAME để rà soát kế hoạch.",
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
		"Đối với các cơ sở, Bộ Y tế có nhiệm vụ kiểm tra.":                         "Bộ Y tế",
		"Cục Phòng bệnh thuộc Bộ Y tế kiểm tra các cơ sở.":                         "Cục Phòng bệnh",
		"Bộ Y tế lập kế hoạch. Cơ quan này cũng được yêu cầu kiểm tra các cơ sở.":  "Bộ Y tế",
		"Các doanh nghiệp vận tải cũng phải kiểm tra các xe.":                      "Các doanh nghiệp vận tải",
		"Petrolimex trong tháng 7 kiểm tra các kho.":                               "Petrolimex",
		"Cảng vụ Hàng hải Hải Phòng kiểm tra các tàu.":                             "Cảng vụ Hàng hải Hải Phòng",
		"Hiệp hội Nhà thầu xây dựng Việt Nam kiểm tra các công trình.":             "Hiệp hội Nhà thầu xây dựng Việt Nam",
		"Vụ Đào tạo kiểm tra các trường.":                                          "Vụ Đào tạo",
		"Ban Pháp chế Hội đồng nhân dân tỉnh kiểm tra các xã.":                     "Ban Pháp chế Hội đồng nhân dân tỉnh",
		"Hội đồng Thi đua - Khen thưởng tỉnh kiểm tra các xã.":                     "Hội đồng Thi đua - Khen thưởng tỉnh",
		"Tổ công tác giúp việc Ban Chỉ đạo kiểm tra các xã.":                       "Tổ công tác giúp việc Ban Chỉ đạo",
		"UBND các xã ven sông kiểm tra đê.":                                        "UBND các xã",
		"Các bộ, ngành liên quan kiểm tra các cơ sở.":                              "Các bộ, ngành",
		"Các tỉnh ven biển kiểm tra các tàu.":                                      "Các tỉnh ven biển",
		"Các doanh nghiệp kinh doanh nước sạch kiểm tra các bể.":                   "Các doanh nghiệp kinh doanh nước sạch",
		"Bộ Y tế lập kế hoạch. Bộ cũng phải kiểm tra các cơ sở.":                   "Bộ Y tế",
		"Phó Thủ tướng nhấn mạnh các địa phương phải kiểm tra.":                    "các địa phương",
		"Với Bộ Y tế, Phó Thủ tướng giao khẩn trương kiểm tra các cơ sở.":          "Bộ Y tế",
		"Theo Công điện, Phó Thủ tướng Trần Hồng Hà chỉ đạo việc kiểm tra.":        "Phó Thủ tướng Trần Hồng Hà",
		"Bộ Y tế được Thủ tướng giao chỉ đạo các bệnh viện kiểm tra thuốc.":        "Bộ Y tế",
		"Vụ Học sinh, sinh viên kiểm tra các trường.":                              "Vụ Học sinh, sinh viên",
		"Cục Phòng, chống tệ nạn xã hội kiểm tra các cơ sở.":                       "Cục Phòng, chống tệ nạn xã hội",
		"Tổng công ty Sông Hồng - CTCP kiểm tra các cầu.":                          "Tổng công ty Sông Hồng - CTCP",
		"Chi cục Thuế thương mại điện tử vẽ lại sơ đồ.":                            "Chi cục Thuế thương mại điện tử",
		"Ban Công nghệ, chuyển đổi số và tự động hóa nâng cấp ứng dụng.":           "Ban Công nghệ, chuyển đổi số và tự động hóa",
		"Ban Chỉ đạo xây dựng nhà máy điện hạt nhân phải kiểm tra các xã.":         "Ban Chỉ đạo xây dựng nhà máy điện hạt nhân",
		"Phó Chủ tịch UBND xã phụ trách kinh tế kiểm tra các chợ.":                 "Phó Chủ tịch UBND xã phụ trách kinh tế",
		"Trường Mầm non Hoa Ban dựng lại hàng rào.":                                "Trường Mầm non Hoa Ban",
		"Phần kinh phí thì Sở Tài chính cân đối.":                                  "Sở Tài chính",
		"Công điện nêu rõ các chủ mỏ phải san lấp hố.":                             "các chủ mỏ",
		"Hội đồng nhân dân tỉnh yêu cầu Ủy ban nhân dân tỉnh:\n- Kiểm tra các xã.": "Ủy ban nhân dân tỉnh",
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

// TestVietnameseOrders finds who is charged by those who give the orders where nobody above
// them does.
func TestVietnameseOrders(t *testing.T) {
	for sentence, want := range map[string]string{
		"Chủ tịch UBND thành phố Trần Sỹ Thanh yêu cầu Sở Xây dựng kiểm tra các trạm bơm.": "Sở Xây dựng",
		"UBND thành phố cũng yêu cầu Công an thành phố kiểm tra các xe.":                   "Công an thành phố",
		"Giám đốc Sở Y tế kiểm tra các cơ sở.":                                             "Giám đốc Sở Y tế",
	} {
		drafts := New("Tin tức về thành phố.\n"+sentence, Options{IssuedOn: issued, Language: "vi", Registry: testRegistry}).Drafts
		if len(drafts) != 1 || len(drafts[0].Leads) != 1 || drafts[0].Leads[0].AsWritten != want {
			t.Errorf("%q gives %v, want %s", sentence, drafts, want)
		}
	}
}

// TestVietnameseDeeds counts what a sentence asks for, by as many days.
func TestVietnameseDeeds(t *testing.T) {
	for sentence, want := range map[string]int{
		"Bộ Y tế lập kế hoạch trước ngày 01/8/2030 và kiểm tra các cơ sở trước ngày 01/9/2030.":           2,
		"Bộ Y tế công bố giá hằng tháng; đồng thời hướng dẫn các cơ sở, hoàn thành trước ngày 01/9/2030.": 2,
		"Giao Bộ Y tế kiểm tra các cơ sở, đồng thời giao Bộ Tư pháp góp ý về thủ tục.":                    2,
		"Bộ Y tế kiểm tra các cơ sở; báo cáo kết quả trước ngày 01/9/2030.":                               1,
		"Vietcombank, BIDV và Agribank giảm lãi suất.":                                                    1,
		"Mục tiêu: hoàn thành việc kiểm tra trước ngày 01/9/2030.":                                        0,
		"Thống nhất với đề nghị của Bộ Y tế tại Tờ trình số 35/TTr-BYT.":                                  0,
		"Thành lập Tổ chỉ đạo do Thứ trưởng Bộ Y tế làm Tổ trưởng.":                                       0,
		"“Bộ Y tế phải coi đây là việc của mình”, Phó Thủ tướng nói.":                                     0,
		"Cục Phòng bệnh phải được củng cố để đủ năng lực.":                                                0,
		"Hội Nông dân Việt Nam được mời vận động hội viên kiểm tra chuồng trại.":                          1,
	} {
		if got := len(New("Thủ tướng Chính phủ chỉ thị:\n"+sentence, Options{IssuedOn: issued, Language: "vi", Registry: testRegistry}).Drafts); got != want {
			t.Errorf("%q gives %d drafts, want %d", sentence, got, want)
		}
	}
}
