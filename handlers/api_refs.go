package handlers

import "dondoc/models"

// agencyRef is an agency named in an answer.
type agencyRef struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func agencyToJSON(a models.AgencyRef, lang string) agencyRef { return agencyRef{a.Code, a.Name(lang)} }

func agencyOrNull(a models.AgencyRef, lang string) *agencyRef {
	if a.ID == 0 {
		return nil
	}
	ref := agencyToJSON(a, lang)
	return &ref
}

// personRef is a person named in an answer.
type personRef struct {
	Email string `json:"email"`
	Name  string `json:"name"`
}

// codes names agencies by code; no agencies are an empty list, never null.
func codes(agencies []models.AgencyRef) []string {
	out := make([]string, len(agencies))
	for i, a := range agencies {
		out[i] = a.Code
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func numberOrNull(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}
