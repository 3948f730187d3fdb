package handlers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// typedChoices is what a form of changes says besides choices: the reasons, and successors that are none of
// the new directive's, by the older provision.
type typedChoices struct {
	words   string
	unknown map[int64]string
	bad     []models.FieldError
}

// readChoices reads the choices for all pairs. A successor is named by its id or, where there are too many to
// choose among, by its reference.
func readChoices(c echo.Context, d models.AmendmentDraft) (models.AmendmentInput, typedChoices) {
	in := models.AmendmentInput{DirectiveID: d.By.ID, AmendedID: d.Of.ID, Words: strings.TrimSpace(c.FormValue("words"))}
	in.DirectiveVersion, _ = strconv.ParseInt(c.FormValue("by_version"), 10, 64) // what is no number is no version that is kept
	in.AmendedVersion, _ = strconv.ParseInt(c.FormValue("of_version"), 10, 64)
	typed := typedChoices{words: in.Words, unknown: map[int64]string{}}
	byRef := make(map[string]int64, len(d.By.Provisions))
	for _, p := range d.By.Provisions {
		byRef[p.Ref] = p.ID
	}
	for _, pair := range d.Pairs {
		key := strconv.FormatInt(pair.Old.ID, 10)
		choice := models.AmendmentInputChoice{ProvisionID: pair.Old.ID, Do: models.AmendmentDo(cmp.Or(c.FormValue("choice_"+key), string(models.AmendKeep)))}
		named := strings.TrimSpace(c.FormValue("successor_" + key))
		if choice.NewID = byRef[named]; choice.NewID == 0 && named != "" {
			var err error
			if choice.NewID, err = strconv.ParseInt(named, 10, 64); err != nil {
				choice.NewID, typed.unknown[pair.Old.ID] = 0, named
				typed.bad = append(typed.bad, fieldError("choice_"+key, "amend_unknown_successor", "Value", shown(named)))
			}
		}
		in.Choices = append(in.Choices, choice)
	}
	return in, typed
}

// pageAsked is the page of pairs that is asked for: that of the first faulty one, the one a button turns to, or
// the one the form is of. It is counted from 1; out of range is the nearest there is (ChangesView.Turn).
func pageAsked(c echo.Context, d models.AmendmentDraft, faults []templates.FieldError) int {
	for _, f := range faults {
		if key, of := strings.CutPrefix(f.Field, "choice_"); of {
			return slices.IndexFunc(d.Pairs, func(p models.AmendmentPair) bool { return strconv.FormatInt(p.Old.ID, 10) == key })/templates.ChangesShown + 1
		}
	}
	n, _ := strconv.Atoi(cmp.Or(c.FormValue("page"), c.FormValue("at"))) // what is no number is the first page
	return n
}
