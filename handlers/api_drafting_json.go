package handlers

import (
	"time"

	"dondoc/models"
	"dondoc/models/deadline"
)

// draftingJSON is a directive being decomposed, without its text.
type draftingJSON struct {
	ID           int64         `json:"id"`
	Number       *string       `json:"number"` // null where it has none
	Kind         string        `json:"kind"`
	Title        string        `json:"title"`
	IssuedOn     deadline.Date `json:"issued_on"`
	Lang         string        `json:"lang"`
	Confidential bool          `json:"confidential"`
	State        string        `json:"state"`
	CreatedAt    time.Time     `json:"created_at"`
	Version      int64         `json:"version"`
}

// draftingFullJSON is one with its text and the drafts made of it. Ranges count Unicode code points.
type draftingFullJSON struct {
	draftingJSON
	Issuer      string         `json:"issuer"`
	SignedBy    string         `json:"signed_by"`
	EffectiveOn deadline.Date  `json:"effective_on"`
	SourceURL   string         `json:"source_url"`
	Author      string         `json:"author"`
	Directive   *int64         `json:"directive"` // once registered
	Relations   []relationJSON `json:"relations"`
	Text        string         `json:"text"`
	Drafts      []draftJSON    `json:"drafts"`
}

type relationJSON struct {
	Kind   string `json:"kind"`
	Number string `json:"number"`
}

// draftJSON is a draft. Agencies stand as typed, or as the text has them where the registry knows none.
type draftJSON struct {
	ID           int64              `json:"id"`
	Position     int                `json:"position"`
	State        string             `json:"state"`
	Start        int                `json:"start"`
	End          int                `json:"end"`
	Section      string             `json:"section"`
	Text         string             `json:"text"`
	Label        string             `json:"label"`
	Leads        []string           `json:"leads"`
	Coordinators []string           `json:"coordinators"`
	SubmitTo     string             `json:"submit_to"`
	Supervisor   string             `json:"supervisor"`
	FanOut       bool               `json:"fan_out"`
	Deadline     draftDeadlineJSON  `json:"deadline"`
	Deliverable  string             `json:"deliverable"`
	Category     string             `json:"category"`
	Confidence   float64            `json:"confidence"`
	Questions    []string           `json:"questions"`
	Marks        []models.DraftMark `json:"marks"`
	Twins        []twinJSON         `json:"twins"`
	Version      int64              `json:"version"`
}

type draftDeadlineJSON struct {
	AsWritten string        `json:"as_written"`
	Kind      string        `json:"kind"`
	Precision string        `json:"precision"`
	DueOn     deadline.Date `json:"due_on"` // the last day in time
}

type twinJSON struct {
	Ref       string  `json:"ref"`
	Label     string  `json:"label"`
	Directive int64   `json:"directive"`
	Likeness  float64 `json:"likeness"`
}

func draftingToJSON(d models.Drafting) draftingJSON {
	return draftingJSON{ID: d.ID, Number: orNull(d.Number), Kind: d.Kind, Title: d.Title, IssuedOn: d.IssuedOn, Lang: d.Lang, Confidential: d.Confidential, State: string(d.State), CreatedAt: d.CreatedAt.UTC(), Version: d.Version}
}

func draftToJSON(x models.Draft, d models.Drafting, calendar deadline.Calendar) draftJSON {
	out := draftJSON{ID: x.ID, Position: x.Position, State: string(x.State), Start: x.StartAt, End: x.EndAt, Section: x.Section, Text: x.Text, Label: x.Label, Leads: nonNil(x.Leads), Coordinators: nonNil(x.Coordinators),
		SubmitTo: x.SubmitTo, Supervisor: x.Supervisor, FanOut: x.FanOut, Deliverable: x.Deliverable, Category: x.Category, Confidence: x.Confidence, Questions: []string{}, Marks: nonNil(x.Marks), Twins: []twinJSON{}, Version: x.Version,
		Deadline: draftDeadlineJSON{x.Deadline.AsWritten, string(x.Deadline.Kind), string(x.Deadline.Precision()), x.Deadline.LastDay(d.IssuedOn, calendar)}}
	for _, q := range x.Questions {
		out.Questions = append(out.Questions, string(q))
	}
	for _, twin := range x.Twins {
		out.Twins = append(out.Twins, twinJSON{twin.Ref, twin.Label, twin.DirectiveID, twin.Likeness})
	}
	return out
}

// nonNil is the list itself, never null.
func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
