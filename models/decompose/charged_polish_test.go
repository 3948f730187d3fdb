package decompose

import (
	"slices"
	"strings"
	"testing"
)

// TestPolishCharges drafts one sentence a construction: whom it charges, and who takes
// part; a second draft stands behind " & ".
func TestPolishCharges(t *testing.T) {
	for sentence, want := range map[string]string{
		"Ministerstwu Finansów polecono przygotować raport do 30 lipca.":                                                                     "Ministerstwu Finansów",
		"Miejskiemu Przedsiębiorstwu Komunikacyjnemu Sp. z o.o. zlecono naprawę torów.":                                                      "Miejskiemu Przedsiębiorstwu Komunikacyjnemu Sp. z o.o.",
		"Powiatowym Lekarzom Weterynarii polecam przeprowadzić kontrole.":                                                                    "Powiatowym Lekarzom Weterynarii",
		"Na Zarząd Dróg Wojewódzkich nakłada się obowiązek naprawy mostu.":                                                                   "Zarząd Dróg Wojewódzkich",
		"Od zarządców dróg oczekuje się przeglądu mostów.":                                                                                   "zarządców dróg",
		"W sprawie kadr Departament Rozwoju Kadr Medycznych przygotuje prognozę.":                                                            "Departament Rozwoju Kadr Medycznych",
		"Do 30 lipca 2025 r. GDDKiA opracuje wykaz mostów.":                                                                                  "GDDKiA",
		"Minister Cyfryzacji – do 30 lipca 2025 r. – udostępni aplikację.":                                                                   "Minister Cyfryzacji",
		"Organy wymienione w części II przekażą dane do 30 lipca.":                                                                           "Organy wymienione w części II",
		"Dyrektorzy szkół, przedszkoli i żłobków usuwają śnieg z dachów.":                                                                    "Dyrektorzy szkół, przedszkoli i żłobków",
		"Podsekretarz Stanu w Ministerstwie Zdrowia przedstawi plan dyżurów.":                                                                "Podsekretarz Stanu w Ministerstwie Zdrowia",
		"Premier podkreślił, że Ministerstwo Transportu musi zakończyć przegląd do 30 lipca.":                                                "Ministerstwo Transportu",
		"Zadanie realizują wspólnie: Policja i Straż Graniczna, do 30 lipca.":                                                                "Policja; Straż Graniczna",
		"Wraz z Akademią Nauk Ministerstwo Zdrowia opracuje standardy.":                                                                      "Ministerstwo Zdrowia / Akademią Nauk",
		"Zespół roboczy uzgodni z wojewodami plan dyżurów do 30 lipca.":                                                                      "Zespół roboczy / wojewodami",
		"Ministerstwo Kultury przygotuje raport, korzystając ze wsparcia Głównego Urzędu Statystycznego.":                                    "Ministerstwo Kultury / Głównego Urzędu Statystycznego",
		"Opracować wytyczne. Organ przewodniczący: Ministerstwo Zdrowia. Organy koordynujące: Policja, Straż Graniczna. Termin: lipiec 2025": "Ministerstwo Zdrowia / Policja; Straż Graniczna",
		"Premier zlecił Ministerstwu Finansów przygotowanie raportu do 30 lipca, a Ministerstwu Zdrowia – uzupełnienie zapasów w sierpniu.":  "Ministerstwu Finansów & Ministerstwu Zdrowia",
		"Prezydent Miasta zapewni transport do 30 lipca, a o zaopatrzenie zadba Miejski Ośrodek Pomocy Społecznej.":                          "Prezydent Miasta & Miejski Ośrodek Pomocy Społecznej",
		"Komitety Ludowe prowincji Kien Giang, Ca Mau i miasta Can Tho kończą oczyszczanie terenu.":                                          "Komitety Ludowe prowincji Kien Giang, Ca Mau i miasta Can Tho",
		"Przewodniczący Komitetów Ludowych prowincji i miast podległych władzom centralnym wydają lokalny plan.":                             "Przewodniczący Komitetów Ludowych prowincji i miast podległych władzom centralnym",
		"Eksperci oceniają, że wzrost będzie umiarkowany.":                                                                                   "",
		"Szpitale nie mają wystarczającej liczby łóżek.":                                                                                     "",
		"Zobowiązuje się Komendanta Straży Miejskiej do dozoru, a Miejski Zarząd Dróg – do ustawienia tablic do 30 lipca.":                   "Komendanta Straży Miejskiej & Miejski Zarząd Dróg",
		"Skarbnik Miasta uruchomi środki do 30 lipca 2025 r. oraz rozliczy je do 30 sierpnia 2025 r.":                                        "Skarbnik Miasta & Skarbnik Miasta",
		"Dyrektorzy szkół, przedszkoli i domów kultury udostępnią lokale wraz z wyposażeniem.":                                               "Dyrektorzy szkół, przedszkoli i domów kultury",
		"Wojewoda Opolski przeprowadzi ćwiczenia; w ćwiczeniach wezmą udział okręgi Polskiego Związku Wędkarskiego.":                         "Wojewoda Opolski / okręgi Polskiego Związku Wędkarskiego",
		"Ministerstwo Infrastruktury uzgodni do 30 lipca 2025 r. z Rządowym Centrum Bezpieczeństwa treść alertów.":                           "Ministerstwo Infrastruktury / Rządowym Centrum Bezpieczeństwa",
		"W sprawie kadr: Ministerstwo Spraw Zagranicznych przekaże notę do 30 lipca.":                                                        "Ministerstwo Spraw Zagranicznych",
		"Ministerstwo Nauki współdziała z Ministerstwem Kultury przy budowie platformy.":                                                     "Ministerstwo Nauki / Ministerstwem Kultury",
		"Ministerstwo Budownictwa otrzymało też zadanie ogłoszenia listy w lipcu 2025 r.":                                                    "Ministerstwo Budownictwa",
		"Kontrola szpitali zostanie przeprowadzona przez Ministra Zdrowia w ciągu 14 dni.":                                                   "Ministra Zdrowia",
		"Burmistrz Miasta i Gminy Kórnik we współpracy z Wodociągami Białostockimi opracuje plan.":                                           "Burmistrz Miasta i Gminy Kórnik / Wodociągami Białostockimi",
		"Raport przedstawią dyrektorzy szpitali klinicznych do 30 lipca 2025 r.":                                                             "dyrektorzy szpitali klinicznych",
		"Dane pochodzą z systemu, który prowadzi Centrum e-Zdrowia.":                                                                         "",
		"Kancelaria Rządowa podaje niniejsze do wiadomości ministerstw i agencji.":                                                           "",
		"Premier zażądał, aby gminy oczyściły rowy do 30 lipca 2025 r., a Ministerstwo Finansów co miesiąc składało sprawozdanie.":           "gminy & Ministerstwo Finansów",
		"Opracowaniem planu zajmie się Ministerstwo Zdrowia.":                                                                                "Ministerstwo Zdrowia",
		"KPRM i MSWiA przekażą dane do 30 lipca 2025 r.":                                                                                     "KPRM; MSWiA",
		"Telegram zobowiązuje Ministra Zdrowia do opracowania planu.":                                                                        "Ministra Zdrowia",
		"Pierwsze sprawozdanie Minister Zdrowia złoży do 30 lipca 2025 r.":                                                                   "Minister Zdrowia",
		"1. Opracować plan (Minister Zdrowia, we współpracy z Policją; do 30 lipca 2025 r.).":                                                "Minister Zdrowia / Policją",
		"Minister Zdrowia przegląda przepisy dotyczące reklamy z udziałem artystów.":                                                         "Minister Zdrowia",
	} {
		var got []string
		for _, x := range New(sentence+"\n", Options{IssuedOn: issued, Language: "pl"}).Drafts {
			said := writtenNames(x.Leads)
			if len(x.Coordinators) > 0 {
				said += " / " + writtenNames(x.Coordinators)
			}
			got = append(got, said)
		}
		if s := strings.Join(got, " & "); s != want {
			t.Errorf("%s\ncharges %q, want %q", sentence, s, want)
		}
	}
}

// writtenNames are the names of bodies as the text writes them.
func writtenNames(all []Body) string {
	var out []string
	for _, b := range all {
		if !slices.Contains(out, b.AsWritten) {
			out = append(out, b.AsWritten)
		}
	}
	return strings.Join(out, "; ")
}
