package decompose

import (
	"strings"
	"testing"
)

// TestEnglishPartners finds who takes part, where it is told of a group that is formed, in
// a clause or sentence of its own, or of some of those named.
func TestEnglishPartners(t *testing.T) {
	for sentence, want := range map[string]string{
		"The Treasury will convene a panel, including the Bank of England and Ofgem.":                  "Bank of England; Ofgem",
		"The Treasury shall set up a taskforce made up of the Home Office and the Cabinet Office.":     "Home Office; Cabinet Office",
		"The Treasury shall invite the Bank of England to take part in preparing the plan.":            "Bank of England",
		"The Treasury will run a campaign to which the Bank of England will contribute.":               "Bank of England",
		"The Treasury will publish the plan. The Bank of England and Ofgem shall be consulted.":        "Bank of England; Ofgem",
		"The Treasury will publish the plan. In doing so it shall consult the Bank of England.":        "Bank of England",
		"The Treasury will publish the plan. The Home Office and the Cabinet Office will take part.":   "Home Office; Cabinet Office",
		"The Treasury will publish the plan. Partners: Bank of England, Home Office.":                  "Bank of England; Home Office",
		"The Treasury shall consult stakeholders, including Ofgem and Ofwat.":                          "stakeholders; Ofgem; Ofwat",
		"The Treasury will agree a plan and will involve trade unions in it.":                          "trade unions",
		"The Treasury shall work with hospitals in Leeds, Hull and York to review the plan.":           "hospitals in Leeds, Hull and York",
		"The Treasury shall work with the People's Committees of wards and communes on the plan.":      "People's Committees of wards and communes",
		"The Treasury will prepare the plan, supported by the Home Office and HM Revenue and Customs.": "Home Office; HM Revenue and Customs",
		"The Treasury shall seek the views of State departments of transportation in preparing them.":  "State departments of transportation",
	} {
		var partners []string
		drafts := New("The Prime Minister requests:\n"+sentence, Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts
		if len(drafts) != 1 {
			t.Errorf("%q holds %d duties", sentence, len(drafts))
		}
		for _, x := range drafts {
			for _, b := range x.Coordinators {
				partners = append(partners, b.AsWritten)
			}
		}
		if got := strings.Join(partners, "; "); got != want {
			t.Errorf("in %q take part %s, want %s", sentence, got, want)
		}
	}
}

// TestEnglishLabelsAhead gives a list to whom a label in a line of its own over it names.
func TestEnglishLabelsAhead(t *testing.T) {
	const text = "The following decisions were taken:\nAction: Ministry of Railways\n- Holding areas may be sanctioned by 31 March 2026.\n- Designs will be circulated.\nAction: NDMA\n- The guide will be revised."
	var leads []string
	for _, x := range New(text, Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts {
		leads = append(leads, x.Leads[0].AsWritten)
	}
	if got := strings.Join(leads, "; "); got != "Ministry of Railways; Ministry of Railways; NDMA" {
		t.Errorf("the lists are led by %s", got)
	}
}

// TestEnglishWholeNames reads names to their end, where small words, articles or
// conjunctions stand inside them.
func TestEnglishWholeNames(t *testing.T) {
	for _, name := range []string{
		"Ministry of Finance and the Public Service", "Department of Housing, Local Government and Heritage", "Limerick City and County Council", "Minister of State with responsibility for Planning",
		"Working Group for the implementation of Project 06", "National House of Traditional and Khoi-San Leaders", "Standing Committee of the provincial Party Committee", "Housing & Development Board",
		"Management Board of the Ca Mau irrigation project", "secretaries and chairmen of the 34 provinces and cities",
	} {
		drafts := New("The Prime Minister requests:\nThe "+name+" shall review the plan.", Options{IssuedOn: issued, Language: "en", Registry: testRegistry}).Drafts
		if len(drafts) != 1 || len(drafts[0].Leads) != 1 || drafts[0].Leads[0].AsWritten != name {
			t.Errorf("%s is read as %+v", name, drafts)
		}
	}
}
