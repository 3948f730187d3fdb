package templates_test

import . "dondoc/templates"

// accountPages are the pages of accounts with everything on them, by name.
func accountPages(lang string) map[string]View {
	page := func(uri string, faults ...string) Page {
		p := samplePage(lang, uri)
		for _, f := range faults {
			p.Errors = append(p.Errors, FieldError{f, f + "?"})
		}
		return p
	}
	roles := []RoleLine{{Role: "officer", Agency: "Bộ KH&CN", AgencyCode: "G06", From: day(2025, 1, 1), To: day(2025, 12, 31)}, {Role: "office", FromProvider: true}}
	languages, agencies := []Option{{"vi", "Tiếng Việt"}, {"en", "English"}}, []Option{{"G06", "Bộ KH&CN"}}
	stored := &UserNote{Name: "A", Title: "B", Lang: "vi", Roles: []RoleForm{{"officer", "G06", "2025-01-01", "2025-12-31"}}}
	form := UserForm{Email: "a@example.org", Name: "<A>", Title: "B", Lang: "vi", Version: 3, Roles: []RoleForm{{"officer", "G06", "2025-01-01", ""}, {}, {}}}
	off := page("/account/second-factor", "current_password")
	off.Demo = false // where there is none
	return map[string]View{
		"login code": &LoginCodeView{Page: page("/login/code", "code"), Email: "a@example.org"},
		"forgot":     &ForgotView{Page: page("/login/forgot", "email"), Email: "a"},
		"asked":      &ForgotView{Page: page("/login/forgot"), Email: "<a>", Asked: true},
		"invitation": &NewPasswordView{Page: page("/invitation/x", "password", "password_again"), Purpose: "invitation", Action: "/invitation/x", Name: "A", Email: "a@example.org", MinPassword: 15},
		"reset":      &NewPasswordView{Page: page("/login/reset/x"), Purpose: "reset", Action: "/login/reset/x", Name: "A", Email: "a@example.org", MinPassword: 15},
		"account": &AccountView{Page: page("/account", "name", "lang", "token_name", "token_days"), Email: "a@example.org", Title: "B", HasPassword: true, SecondFactor: true, Providers: []string{"VNeID"},
			Profile: ProfileForm{"A", "vi", 2}, Languages: languages, Roles: roles, TokenName: "x", TokenDays: "90", Stored: stored,
			Sessions: []SessionRow{{1, "Firefox, Linux", "192.0.2.1", at(26, 1), at(27, 1), true}, {2, "Safari, iPhone", "192.0.2.2", at(26, 1), at(27, 1), false}},
			Filters:  sampleSaved("tasks").Rows, Tokens: []TokenRow{{1, "<x>", at(26, 1), at(27, 1), true}, {ID: 2, Name: "y", CreatedAt: at(26, 1)}}},
		"bare account":     &AccountView{Page: page("/account"), Email: "a@example.org", Languages: languages},
		"token":            &TokenView{Page: page("/account"), Name: "<x>", Secret: "ddt_x"},
		"password":         &PasswordView{Page: page("/account/password", "current_password", "password", "password_again"), Email: "a@example.org", HasPassword: true, MinPassword: 15},
		"no password":      &PasswordView{Page: page("/account/password"), MinPassword: 15},
		"factor":           &SecondFactorView{Page: page("/account/second-factor", "current_password"), On: true, Since: at(26, 1), CodesLeft: 9, MustStay: true, HasPassword: true},
		"factor, provider": &SecondFactorView{Page: page("/account/second-factor"), On: true, Since: at(26, 1), CodesLeft: 1},
		"enrol":            &SecondFactorView{Page: page("/login/second-factor", "code"), Action: "/login/second-factor", Required: true, Secret: "ABCD EFGH", QR: QR{21, "M1 1h1v1h-1z"}},
		"factor off":       &SecondFactorView{Page: off, HasPassword: true},
		"factor, demo":     &SecondFactorView{Page: page("/account/second-factor"), HasPassword: true},
		"codes":            &RecoveryCodesView{Page: page("/account/second-factor"), Codes: []string{"AAAAAA-BBBBBB", "CCCCCC-DDDDDD"}, Next: "/account"},
		"users": &UsersView{Page: page("/admin/users"), Q: "a", Role: "officer", Agency: "G06", State: "active", Agencies: agencies, Pager: Pager{From: 1, To: 1, Total: 2, Next: "/admin/users?after=1"},
			Rows: []UserRow{{1, "a@example.org", "<A>", "B", "active", roles, true, at(27, 1)}, {ID: 2, Email: "b@example.org", Name: "B", State: "invited"}}},
		"no users": &UsersView{Page: page("/admin/users")},
		"new user": &UserView{Page: page("/admin/users/new", "email", "name", "title", "lang", "roles.0.role", "roles.0.agency", "roles.0.from", "roles.0.to"), New: true, Form: form, Languages: languages, Agencies: agencies},
		"user": &UserView{Page: page("/admin/users/1", ""), ID: 1, State: "active", SecondFactor: true, CreatedAt: at(26, 1), SeenAt: at(27, 1), Providers: []string{"VNeID"}, Form: form, Held: roles[1:],
			Languages: languages, Agencies: agencies, Stored: stored},
		"invited": &UserView{Page: page("/admin/users/1"), ID: 1, State: "invited", CreatedAt: at(26, 1), Invitation: at(27, 1), Form: form, Languages: languages, Oneself: true},
		"closed":  &UserView{Page: page("/admin/users/1"), ID: 1, State: "closed", CreatedAt: at(26, 1), Form: form, Languages: languages},
		"import": &UsersImportView{Page: page("/admin/users/import", "csv"), CSV: "email,name\n<a>,b", Most: 500, Good: 1, Bad: 1,
			Lines: []ImportLine{{2, "a@example.org", "A", "officer", "G06", nil}, {3, "b", "<B>", "", "", []string{"email: E?"}}}},
		"imported": &UsersImportView{Page: page("/admin/users/import"), Most: 500, Done: true, Invited: 1, Good: 1, Lines: []ImportLine{{Number: 2, Email: "a@example.org"}}},
	}
}
