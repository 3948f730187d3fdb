package decompose

import (
	"strings"
	"testing"
)

// TestEnglishCharges drafts one sentence a construction, for several kinds of name: the
// one charged, and who takes part.
func TestEnglishCharges(t *testing.T) {
	names := []string{
		"Ministry of Finance", "Vietnam Electricity", "DEFRA", "Quang Tri province", "ministries, branches and localities", "project management boards",
		"Ministry of Labor, Invalids and Social Affairs", "Vietnam Association of Seafood Exporters and Producers", "Chairman of the People's Committee of Lam Dong province",
	}
	charges := []string{
		"NAME shall review the plan by 30 July 2025.", "NAME must urgently review the plan.", "By 30 July 2025, NAME shall review the plan.", "It is necessary for NAME to review the plan by 30 July 2025.",
		"The Prime Minister asked NAME to review the plan.", "The Prime Minister emphasized that NAME must review the plan.", "NAME, in coordination with the Ministry of Justice, shall review the plan.",
		"The Ministry of Justice shall draft the decree, and NAME shall review the plan by 30 July 2025.", "For NAME, the Plan assigns the following tasks:\n- Review the plan.", "NAME is proposed to review the plan.",
	}
	partners := []string{
		"The Ministry of Justice, in coordination with NAME, shall review the plan.", "The Ministry of Justice shall work with NAME to review the plan.", "The Ministry of Justice shall review the plan after consulting NAME.",
		"The Ministry of Justice is to look, with NAME, at the plan.", "The Ministry of Justice shall prepare the plan with NAME by 30 July 2025.", "The Ministry of Justice shall review the plan once NAME has been consulted.",
	}
	const chapeau = "Directive on the plan\nThe Prime Minister requests:\n"
	draft := func(sentence, name string) []Draft {
		text := chapeau + strings.ReplaceAll(sentence, "NAME", "the "+name)
		if strings.HasPrefix(sentence, "NAME") {
			text = chapeau + "The " + name + strings.TrimPrefix(sentence, "NAME")
		}
		return New(text, Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts
	}
	check := func(sentence, name string, of func(Draft) []Body) {
		t.Helper()
		drafts := draft(sentence, name)
		if len(drafts) == 0 {
			t.Errorf("%q is no duty for %s", sentence, name)
			return
		}
		if got := of(drafts[len(drafts)-1]); len(got) != 1 || got[0].AsWritten != name {
			t.Errorf("%q gives %v, want %s", sentence, got, name)
		}
	}
	for _, name := range names {
		for _, sentence := range charges {
			check(sentence, name, func(x Draft) []Body { return x.Leads })
		}
		for _, sentence := range partners {
			check(sentence, name, func(x Draft) []Body { return x.Coordinators })
		}
	}
}

// TestEnglishBackground finds no duty in sentences that only tell, after one that charges.
func TestEnglishBackground(t *testing.T) {
	const charge = "The Prime Minister requested the Ministry of Finance to allocate funds before 30 July 2025.\n"
	for _, sentence := range []string{
		"The Ministry of Health reports that 12 people are missing.", "Localities have evacuated 30,000 households.", "The plan aims to build 100 km of dykes by 2030.", "The Fund provides grants for small farmers.",
		"He hoped that businesses would continue to invest.", "The project, invested by Vietnam Electricity, is expected to be completed in 2026.", "The Deputy Minister said that the dossier would be ready soon.",
		"Under the Law, the provincial People's Committee manages dykes of grade IV.", "The Director shall mean the Director of the Office of Management and Budget.", "According to the Ministry of Finance, disbursement reached 40% by the end of June.",
	} {
		if got := New(charge+sentence, Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts; len(got) != 1 {
			t.Errorf("%q is drafted: %q", sentence, got[len(got)-1].Text)
		}
	}
}

// TestEnglishLeads finds who leads, and how many duties a sentence holds, where something
// stands before, behind or inside the names.
func TestEnglishLeads(t *testing.T) {
	for sentence, want := range map[string]string{
		"Vietnam Electricity (EVN) and the Development Fund (VDF) were asked to prepare a scenario.":                           "Vietnam Electricity; Development Fund",
		"Therefore the Ministry of Health was requested to instruct hospitals to supply data.":                                 "Ministry of Health",
		"The Ministry of Health, in cooperation with the Police, is to request platforms to remove the posts.":                 "Ministry of Health",
		"For the health sector, the Minister of Health was asked to train staff, and Directors of Hospitals to sign a pledge.": "Minister of Health | Directors of Hospitals",
		"EVN should sign contracts, TKV must raise output, and PVN is to ensure supply.":                                       "EVN | TKV | PVN",
		"Both the Ministry of Culture, Sports and Tourism and the Ministry of Health must give opinions.":                      "Ministry of Culture, Sports and Tourism; Ministry of Health",
		"The Task Group shall meet weekly.":                                                             "Task Group",
		"The Delivery Services unit will track the work.":                                               "Delivery Services unit",
		"People's Committees of Can Tho City and Ca Mau Province speed up the work.":                    "People's Committees of Can Tho City and Ca Mau Province",
		"Hand in hand with the Border Guard, the Customs Department will inspect the gates.":            "Customs Department",
		"The Government assigns: the Ministry of Health to review norms; localities to hand over land.": "Ministry of Health | localities",
	} {
		var leads []string
		for _, x := range New("The Prime Minister requests:\n"+sentence, Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts {
			leads = append(leads, writtenNames(x.Leads))
		}
		if got := strings.Join(leads, " | "); got != want {
			t.Errorf("%q is led by %s, want %s", sentence, got, want)
		}
	}
}
