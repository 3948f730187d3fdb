package main

import (
	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// The JSON of drafts. Places are in Unicode code points of the text, the end not included.
type (
	resultJSON struct {
		Language string      `json:"language"`
		Drafts   []draftJSON `json:"drafts"`
	}
	draftJSON struct {
		Section      string               `json:"section"`
		Text         string               `json:"text"`
		Start        int                  `json:"start"`
		End          int                  `json:"end"`
		Leads        []bodyJSON           `json:"leads"`
		Coordinators []bodyJSON           `json:"coordinators"`
		SubmitTo     *bodyJSON            `json:"submit_to"`
		Deadline     *deadlineJSON        `json:"deadline"`
		FanOut       bool                 `json:"fan_out"`
		Deliverable  string               `json:"deliverable"`
		Category     *string              `json:"category"`
		Confidence   float64              `json:"confidence"`
		Questions    []decompose.Question `json:"questions"`
	}
	bodyJSON struct {
		AsWritten string  `json:"as_written"`
		Code      *string `json:"code"`
		Group     *string `json:"group"`
		Start     int     `json:"start"`
		End       int     `json:"end"`
	}
	deadlineJSON struct {
		AsWritten string             `json:"as_written"`
		Kind      deadline.Kind      `json:"kind"`
		Precision deadline.Precision `json:"precision"`
		DueOn     *deadline.Date     `json:"due_on"`
		Inclusive bool               `json:"inclusive"`
		Start     int                `json:"start"`
		End       int                `json:"end"`
	}
)

func draftsJSON(r decompose.Result) resultJSON {
	out := resultJSON{Language: r.Language, Drafts: make([]draftJSON, 0, len(r.Drafts))}
	for _, x := range r.Drafts {
		d := draftJSON{Section: x.Section, Text: x.Text, Start: x.Start, End: x.End, Leads: bodiesJSON(x.Leads), Coordinators: bodiesJSON(x.Coordinators),
			FanOut: x.FanOut, Deliverable: x.Deliverable, Category: orNull(x.Category), Confidence: x.Confidence, Questions: x.Questions}
		if x.SubmitTo != nil {
			d.SubmitTo = &bodiesJSON([]decompose.Body{*x.SubmitTo})[0]
		}
		if due := x.Deadline; due != nil {
			d.Deadline = &deadlineJSON{AsWritten: due.AsWritten, Kind: due.Kind, Precision: due.Precision(), Inclusive: due.Inclusive, Start: due.Start, End: due.End}
			if !due.DueOn.IsZero() {
				d.Deadline.DueOn = &due.DueOn
			}
		}
		out.Drafts = append(out.Drafts, d)
	}
	return out
}

func bodiesJSON(bodies []decompose.Body) []bodyJSON {
	out := make([]bodyJSON, 0, len(bodies))
	for _, b := range bodies {
		out = append(out, bodyJSON{AsWritten: b.AsWritten, Code: orNull(b.Code), Group: orNull(b.Group), Start: b.Start, End: b.End})
	}
	return out
}

// orNull is null in JSON where a text is empty.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
