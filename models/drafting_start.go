package models

import (
	"context"
	"strings"
	"unicode"

	"gorm.io/gorm"

	"dondoc/models/decompose"
)

// StartDrafting reads a directive's text and keeps drafts of its provisions for officers to look
// through. CodeInvalid names every fault of what was entered: a number in no known form or registered
// already, a text that is missing or too long. Decomposing is the office's.
func (s *Store) StartDrafting(ctx context.Context, actor Actor, n NewDrafting) (Drafting, error) {
	if !actor.mayDecompose() {
		return Drafting{}, forbidden("decompose")
	}
	bad := n.check()
	if err := s.numberIsFree(ctx, n.Number, &bad); err != nil {
		return Drafting{}, err
	}
	if err := bad.err(); err != nil {
		return Drafting{}, err
	}
	options, names, err := s.draftingOptions(s.read(ctx))
	if err != nil {
		return Drafting{}, s.mapError(err)
	}
	options.IssuedOn, options.Language = n.IssuedOn, n.Lang
	result := decompose.New(n.Text, options)
	m := s.now()
	d := Drafting{Number: n.Number, Kind: n.Kind, Title: n.Title, Issuer: n.Issuer, SignedBy: n.SignedBy, IssuedOn: n.IssuedOn, EffectiveOn: n.EffectiveOn,
		SourceURL: n.SourceURL, Lang: result.Language, Confidential: n.Confidential, Relations: n.Relations, Text: n.Text, State: DraftingOpen, CreatedBy: orNull(actor.UserID), CreatedAt: m.at, Version: 1}
	if d.Relations == nil { // else the column would be NULL
		d.Relations = []DirectiveRelation{}
	}
	for i, x := range result.Drafts {
		draft := draftOf(x, names)
		draft.Position, draft.ChangedAt = i+1, m.at
		d.Drafts = append(d.Drafts, draft)
	}
	err = s.change(ctx, func(tx *gorm.DB, m moment) error {
		if err := tx.Create(&d).Error; err != nil {
			return err
		}
		for i := range d.Drafts {
			d.Drafts[i].DraftingID = d.ID
		}
		if len(d.Drafts) > 0 {
			if err := tx.CreateInBatches(&d.Drafts, 200).Error; err != nil {
				return err
			}
		}
		return audit(tx, m, actor, "drafting.start", "drafting", d.ID, nil, map[string]any{"number": d.Number, "title": d.Title, "drafts": len(d.Drafts)})
	})
	return d, err
}

// numberIsFree adds a fault where the number is registered or being decomposed, however it is typed.
func (s *Store) numberIsFree(ctx context.Context, number string, bad *faults) error {
	if number == "" {
		return nil
	}
	var taken []string
	digits := number[:len(number)-len(strings.TrimLeft(number, "0123456789"))] + "%"
	if err := s.read(ctx).Raw("SELECT number FROM directives WHERE number LIKE ? UNION SELECT number FROM draftings WHERE state = 'open' AND number LIKE ?", digits, digits).Scan(&taken).Error; err != nil {
		return s.mapError(err)
	}
	for _, t := range taken {
		if sameNumber(t, number) {
			bad.add("number", "number_taken", "Value", t)
			return nil
		}
	}
	return nil
}

// sameNumber says whether two numbers name one document: case, marks, spaces and the signs between
// do not tell numbers apart.
func sameNumber(a, b string) bool { return numberKey(a) == numberKey(b) }

// numberKey is what of a number tells documents apart.
func numberKey(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Fold(number))
}

// draftOf turns a draft of the text into one for officers, with the agencies' names as lists offer
// them where the registry knows them.
func draftOf(x decompose.Draft, names *AgencyNames) Draft {
	d := Draft{State: DraftOpen, StartAt: x.Start, EndAt: x.End, Section: x.Section, Text: x.Text, FanOut: x.FanOut, Deliverable: x.Deliverable,
		Category: x.Category, Confidence: x.Confidence, Questions: x.Questions, Version: 1, Leads: []string{}, Coordinators: []string{}, Marks: []DraftMark{}}
	for _, b := range x.Leads {
		d.Leads = append(d.Leads, names.offered(b))
		d.mark("lead", b.Span)
	}
	for _, b := range x.Coordinators {
		d.Coordinators = append(d.Coordinators, names.offered(b))
		d.mark("coordinator", b.Span)
	}
	if x.SubmitTo != nil {
		d.SubmitTo = names.offered(*x.SubmitTo)
	}
	if x.Supervisor != nil {
		d.Supervisor = names.offered(*x.Supervisor)
	}
	d.Deadline.Kind = "none"
	if x.Deadline != nil {
		d.Deadline = x.Deadline.Deadline
		d.mark("deadline", x.Deadline.Span)
	}
	d.Label = d.proposedLabel()
	return d
}

// proposedLabel says what is to be done without who does it and by when: these stand beside a label in
// every list. The duty's first words where too little is left.
func (d *Draft) proposedLabel() string {
	text := []rune(d.Text)
	from, to := 0, len(text)
	for _, m := range d.Marks {
		start, end := m.Start-d.StartAt, m.End-d.StartAt
		switch {
		case start < 0 || end > len(text):
		case m.What == "deadline" && start > len(text)/2:
			to = min(to, start)
		case m.What != "deadline" && start < len(text)/2:
			from = max(from, end)
		}
	}
	const enough = 12
	if to-from < enough {
		return shortLabel(d.Text)
	}
	words := []rune(strings.Trim(string(text[from:to]), " ,;:.\n\t"))
	if len(words) < enough {
		return shortLabel(d.Text)
	}
	words[0] = unicode.ToUpper(words[0])
	return shortLabel(string(words))
}

func (d *Draft) mark(what string, at decompose.Span) {
	if at.End > at.Start {
		d.Marks = append(d.Marks, DraftMark{what, at.Start, at.End})
	}
}

// offered is the name by which lists offer a body, or the words of the text for one they don't know.
func (n *AgencyNames) offered(b decompose.Body) string {
	for _, a := range n.All {
		if b.Key != "" && a.Key == b.Key {
			return a.Label("vi")
		}
	}
	return b.AsWritten
}

// labelLength is how many characters a label has at most.
const labelLength = 60

// shortLabel proposes a label: the duty's first words.
func shortLabel(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= labelLength {
		return text
	}
	cut := string(runes[:labelLength-1])
	if i := strings.LastIndexByte(cut, ' '); i > labelLength/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}
