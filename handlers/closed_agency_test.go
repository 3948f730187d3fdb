package handlers_test

import (
	"testing"

	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/models/modelstest"
)

// An agency that merged into the Ministry of Science and Technology today, and two of its people: one
// whose role the merger passed on, one whose role had ended before.
const (
	closedAgency = "posts"
	cameOver     = "came.over@posts.example"
	leftBehind   = "left@posts.example"
)

// closeAgency enters the agency and its people, and merges it.
func closeAgency(t *testing.T, e *modelstest.Env, c modelstest.Cast) {
	t.Helper()
	ctx, today := t.Context(), e.Today()
	a, err := e.CreateAgency(ctx, c.Admin, models.AgencyInput{Code: "G99", Kind: "ministry", NameVi: "Tổng cục Bưu điện", NameEn: "Posts"})
	if err != nil {
		t.Fatal(err)
	}
	e.Exec(t, "UPDATE agencies SET key = '"+closedAgency+"' WHERE id = "+id(a.ID))
	for email, to := range map[string]deadline.Date{cameOver: {}, leftBehind: today.AddDays(-1)} {
		_, err := e.CreateUser(ctx, c.Admin, models.NewUser{Email: email, Name: "Người của cơ quan cũ", Lang: "vi", Password: modelstest.Password,
			Roles: []models.UserRole{{Role: models.RoleOfficer, AgencyID: &a.ID, ValidTo: to}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	act, err := e.RegisterAct(ctx, c.Office, models.ActInput{TitleVi: "Hợp nhất", TitleEn: "Merger", LegalBasis: "1/2025/QH15", EffectiveOn: today, Moves: []models.TypedMove{{From: "G99", To: "G06"}}})
	if err != nil || act.AppliedAt == nil {
		t.Fatal(act, err)
	}
}
