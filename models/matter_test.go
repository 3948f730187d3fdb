package models_test

import (
	"fmt"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// What is counted is what is listed, page by page, and each sees only the piles they have a part in.
func TestMattersAreCountedAndListed(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx := t.Context()
		mps := c.MPSOfficer.Agencies()[0]
		for i, id := range copies(t, e, "34/CT-TTg#1", 24) {
			var err error
			switch i % 6 {
			case 0:
				reach(t, e, c, id, models.Submitted)
			case 1:
				reach(t, e, c, id, models.Returned)
			case 2:
				_, err = e.Decline(ctx, c.MOSTOfficer, id, mps, words("Không thuộc thẩm quyền"))
			case 3:
				_, err = e.AskExtension(ctx, c.MOSTOfficer, id, models.NewExtension{MoveInput: words("Chờ"), To: e.Today().AddDays(9)})
			case 4:
				_, err = e.AskOpinion(ctx, c.MOSTOfficer, id, models.NewOpinion{MoveInput: words("Thống nhất?"), AgencyID: mps, DueOn: e.Today()})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		e.Clock.Advance(48 * time.Hour) // the opinions are overdue
		all := append(append([]models.MatterKind{}, models.DeskMatters...), models.AgencyMatters...)
		for _, x := range []struct {
			who   string
			actor models.Actor
			want  map[models.MatterKind]int
		}{
			{"office", c.Office, map[models.MatterKind]int{models.ResultsToDecide: 4, models.WronglyAddressed: 4, models.ExtensionsToDecide: 4, models.OpinionsOverdue: 4}},
			// Of the 24 the four nobody has touched, and the cast's own two.
			{"lead", c.MOSTOfficer, map[models.MatterKind]int{models.ReceiptsToConfirm: 6, models.ResultsReturned: 4, models.SignOffsToGive: 0, models.OpinionsToGive: 0, models.ExtensionsPending: 4, models.BottlenecksToAnswer: 0}},
			{"coordinator", c.MPSOfficer, map[models.MatterKind]int{models.ReceiptsToConfirm: 1, models.ResultsReturned: 0, models.SignOffsToGive: 0, models.OpinionsToGive: 4, models.ExtensionsPending: 0, models.BottlenecksToAnswer: 0}},
			{"working group", c.WorkingGroup, map[models.MatterKind]int{}},
			{"viewer", c.Viewer, map[models.MatterKind]int{}},
			{"nobody", c.Nobody, map[models.MatterKind]int{}},
		} {
			got, err := e.MatterCounts(ctx, x.actor, all)
			if err != nil || fmt.Sprint(got) != fmt.Sprint(x.want) {
				t.Errorf("%s: counted %v, %v; want %v", x.who, got, err, x.want)
			}
			for _, kind := range all {
				n, mine := x.want[kind]
				if _, err := e.Matters(ctx, x.actor, kind, "", 0); !mine {
					wantCode(t, x.who+", "+string(kind), err, models.CodeForbidden)
					continue
				}
				seen, cursor := map[int64]bool{}, ""
				for range n + 1 {
					page, err := e.Matters(ctx, x.actor, kind, cursor, 3)
					if err != nil {
						t.Fatal(x.who, kind, err)
					}
					for _, m := range page.Matters {
						seen[m.ID] = true
						if kind != models.ReceiptsToConfirm && (m.Words == "" || m.Since.IsZero()) {
							t.Errorf("%s, %s: %s says %q since %v", x.who, kind, m.Ref, m.Words, m.Since)
						}
					}
					if cursor = page.NextCursor; cursor == "" {
						break
					}
				}
				if len(seen) != n {
					t.Errorf("%s: %d listed of %s, want %d", x.who, len(seen), kind, n)
				}
			}
		}
		for who, actor := range map[string]models.Actor{"office": c.Office, "lead": c.MOSTOfficer, "coordinator": c.MPSOfficer, "viewer": c.Viewer} {
			headsAreTheBeginnings(t, e, who, actor, all)
		}
		_, err := e.Matters(ctx, c.Office, models.ResultsToDecide, "nonsense", 0)
		wantCode(t, "a cursor of nobody's", err, models.CodeInvalid)
		page, err := e.Matters(ctx, c.Office, models.WronglyAddressed, "", 1)
		if err != nil || page.Matters[0].Other.ID != mps {
			t.Errorf("the agency proposed is missing: %+v, %v", page, err)
		}
	})
}

// headsAreTheBeginnings reads the beginnings of all piles at once and compares them with the piles read
// one by one.
func headsAreTheBeginnings(t *testing.T, e *modelstest.Env, who string, actor models.Actor, all []models.MatterKind) {
	t.Helper()
	asked := make([]models.PileHead, len(all))
	for i, kind := range all {
		asked[i] = models.PileHead{Kind: kind, Most: 3}
	}
	heads, err := e.MatterHeads(t.Context(), actor, asked)
	if err != nil {
		t.Fatal(who, err)
	}
	counts, err := e.MatterCounts(t.Context(), actor, all)
	if err != nil {
		t.Fatal(who, err)
	}
	for _, h := range heads {
		if h.Total != counts[h.Kind] {
			t.Errorf("%s: %d of %s, counted %d", who, h.Total, h.Kind, counts[h.Kind])
		}
		delete(counts, h.Kind)
		page, err := e.Matters(t.Context(), actor, h.Kind, "", 3)
		if err != nil || fmt.Sprint(page.Matters) != fmt.Sprint(h.Matters) {
			t.Errorf("%s: the head of %s is %v, the pile begins %v, %v", who, h.Kind, h.Matters, page.Matters, err)
		}
	}
	for kind, n := range counts {
		if n > 0 {
			t.Errorf("%s: %d of %s and no head", who, n, kind)
		}
	}
}
