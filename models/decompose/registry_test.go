package decompose

import "dondoc/models/deadline"

// testRegistry is a small registry: some bodies are known, most are found by
// the grammar of their names.
var testRegistry = Registry{
	Agencies: []Agency{
		{Key: "mof", Code: "G12", Kind: "ministry", Names: []string{"Bộ Tài chính", "Ministry of Finance", "وزارة المالية", "وزارت دارایی", "Ministerstwo Finansów"}},
		{Key: "moj", Code: "G15", Kind: "ministry", Names: []string{"Bộ Tư pháp", "Ministry of Justice", "وزارة العدل", "وزارت دادگستری", "Ministerstwo Sprawiedliwości"}},
		{Key: "mps", Code: "G01", Kind: "ministry", Names: []string{"Bộ Công an", "Ministry of Public Security", "وزارة الأمن العام", "وزارت امنیت عمومی", "Ministerstwo Bezpieczeństwa Publicznego"}},
		{Key: "mot", Code: "G04", Kind: "ministry", ValidTo: deadline.MustDate(2025, 2, 28), Names: []string{"Bộ Giao thông vận tải", "Bộ GTVT", "Ministry of Transport"}},
		{Key: "go", Code: "G22", Kind: "ministerial_level_agency", Names: []string{"Văn phòng Chính phủ", "VPCP", "Government Office", "المكتب الحكومي", "دفتر دولت", "Kancelaria Rządowa"}},
		{Key: "sbv", Code: "G20", Kind: "ministerial_level_agency", Names: []string{"Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", "State Bank of Vietnam"}},
		{Key: "nghe_an", Code: "H40", Kind: "province", Province: true, Names: []string{"Tỉnh Nghệ An", "Nghe An", "UBND tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An"}},
		{Key: "pm", Code: "PM", Kind: "other_body", Names: []string{"Thủ tướng Chính phủ", "Thủ tướng", "Prime Minister", "رئيس الوزراء", "نخست وزیر", "Premier"}},
	},
	Groups: []Group{
		{Key: "mbl", Code: "MBL", Named: true, Kinds: []string{"ministry", "ministerial_level_agency", "government_agency", "province"}, Names: []string{"Các bộ, ngành, địa phương", "Ministries, branches and localities"}},
		{Key: "ppcs", Code: "PPCS", Named: true, Kinds: []string{"province"}, Names: []string{"UBND các tỉnh, thành phố trực thuộc Trung ương"}},
		{Key: "relevant", Code: "RELEVANT", Names: []string{"Các cơ quan liên quan"}},
	},
}
