package seeds

import (
	"context"
	"fmt"

	"dondoc/models"
	"dondoc/models/deadline"
)

// role says what a person of the data file may do.
func (p Person) role() models.Role {
	switch p.Role {
	case RoleAdmin:
		return models.RoleAdministrator
	case RoleOffice:
		return models.RoleOffice
	case RoleWorkingGroup:
		return models.RoleWorkingGroup
	case RoleHead:
		return models.RoleHead
	case RoleOfficer:
		return models.RoleOfficer
	}
	return models.RoleViewer
}

// models gives people and contacts as the store takes them, each with the body that stood in the
// place of theirs on day.
func (p *People) models(r *Registry, day deadline.Date) ([]models.NewPerson, []models.NewContact) {
	follows := r.succession()
	var people []models.NewPerson
	for _, x := range p.Persons {
		title := x.TitleVi
		if x.Lang == "en" {
			title = x.TitleEn
		}
		people = append(people, models.NewPerson{Role: x.role(), AgencyKey: follows.then(x.AgencyKey, day), Illustrative: true,
			NewUser: models.NewUser{Email: x.Email, Name: x.Name, Title: title, Lang: x.Lang, Password: DemoPassword}})
	}
	var contacts []models.NewContact
	for _, x := range p.Contacts {
		purpose := "alerts"
		if x.Role == RoleLeadership { // they read what is compiled, not every warning
			purpose = "reports"
		}
		contacts = append(contacts, models.NewContact{Email: x.Email, Name: x.Name, Lang: x.Lang,
			AgencyKey: follows.then(x.AgencyKey, day), Purpose: purpose, Illustrative: true})
	}
	return people, contacts
}

// openAccounts gives each person an API token, and says which user each address is.
func openAccounts(ctx context.Context, s *models.Store, people []models.NewPerson, r *Registry) ([]Account, map[string]int64, error) {
	codes := r.succession().byKey
	var accounts []Account
	users := map[string]int64{}
	for _, p := range people {
		token, err := s.CreateToken(ctx, system(), p.Email, "demo", nil)
		if err != nil {
			return nil, nil, fmt.Errorf("make a token for %s: %w", p.Email, err)
		}
		actor, err := s.ActorByToken(ctx, token)
		if err != nil {
			return nil, nil, fmt.Errorf("use the token of %s: %w", p.Email, err)
		}
		users[p.Email] = actor.UserID
		accounts = append(accounts, Account{Email: p.Email, Password: DemoPassword, Role: p.Role, Agency: codes[p.AgencyKey].Code, Name: p.Name, Token: token})
	}
	return accounts, users, nil
}

// newHistorian gathers what the invented past is made from.
func newHistorian(ctx context.Context, s *models.Store, c content, people []models.NewPerson, users map[string]int64) (*historian, error) {
	calendar, err := s.Calendar(ctx, system())
	if err != nil {
		return nil, err
	}
	agencies, err := s.Agencies(ctx, system(), models.AgencyFilter{Groups: true})
	if err != nil {
		return nil, err
	}
	h := &historian{teller: &teller{zone: s.Zone(), calendar: calendar, tempers: map[string]temper{}}, words: c.words,
		follows: c.registry.succession(), agencies: map[string]int64{}, officers: map[string][]int64{}}
	for _, a := range agencies {
		h.agencies[a.Key] = a.ID
	}
	for _, p := range people {
		switch p.Role {
		case models.RoleOfficer:
			for _, key := range h.follows.sameCode(p.AgencyKey) {
				h.officers[key] = append(h.officers[key], users[p.Email])
			}
		case models.RoleOffice:
			h.office = append(h.office, users[p.Email])
		}
	}
	return h, nil
}
