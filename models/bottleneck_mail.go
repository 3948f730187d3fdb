package models

import (
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"dondoc/models/deadline"
)

// BottleneckNews is what a mail about a bottleneck tells, read at the moment of sending.
type BottleneckNews struct {
	Bottleneck
	Move         BottleneckMove
	Words        string
	By           string // the person's name
	Agency       string // for whom they acted, by its Vietnamese name; empty for the office and the working group
	Directive    string // the number of the directive it is about
	Confidential bool   // then number, day and link alone may be told
	Tasks        int    // unfinished ones that it holds up
}

// tellBottleneck queues the mails about a move to the people of agencies, in the transaction that made it:
// one to a recipient. Who made it is not told; what the system enters by itself is told nobody.
func (s *Store) tellBottleneck(tx *gorm.DB, m moment, maker Actor, e BottleneckEvent, agencies []int64) error {
	if maker.system || len(agencies) == 0 {
		return nil
	}
	people, err := toldOf(tx, slices.Clone(agencies), m.today)
	if err != nil {
		return err
	}
	var rows [][]any
	seen := map[string]bool{maker.Email: true}
	for _, id := range agencies {
		for _, p := range (fact{}).of(people[id]) {
			if !seen[p.Email] {
				seen[p.Email] = true
				mail := Message{Key: "bottleneck/" + strconv.FormatInt(e.ID, 10) + "/" + p.Email, Kind: KindBottleneck, Recipient: p.Email, Name: p.Name, Lang: p.Lang, Day: m.today, SubjectOf: e.ID}
				rows = append(rows, mail.row(m.at, s.mail))
			}
		}
	}
	return insertRows(tx, "messages", messageColumns, rows, "ON CONFLICT (key) DO NOTHING")
}

// BottleneckNews gives what the mails about these events tell, by message. What no longer holds is left out:
// that something is asked of who must act no longer once it is answered or settled, and nothing any more of
// who has left the agencies it concerns.
func (s *Store) BottleneckNews(ctx context.Context, actor Actor, mails []Message) (map[int64]BottleneckNews, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	out := map[int64]BottleneckNews{}
	if len(mails) == 0 {
		return out, nil
	}
	ids := make([]int64, len(mails))
	for i, mail := range mails {
		ids[i] = mail.SubjectOf
	}
	db := s.read(ctx)
	var rows []bottleneckNewsRow
	err := db.Raw(`SELECT b.*, e.id AS event, e.move, e.words, COALESCE(u.name, '') AS person, COALESCE(a.name_vi, '') AS agency, COALESCE(d.number, '') AS number, COALESCE(d.key, '') AS directive_key, COALESCE(d.confidential, FALSE) AS confidential,
			(SELECT COUNT(*) FROM bottleneck_tasks x JOIN tasks t ON t.id = x.task_id WHERE x.bottleneck_id = b.id AND t.open) AS tasks
		FROM bottleneck_events e JOIN bottlenecks b ON b.id = e.bottleneck_id LEFT JOIN users u ON u.id = e.user_id LEFT JOIN agencies a ON a.id = e.agency_id LEFT JOIN directives d ON d.id = b.directive_id
		WHERE e.id IN ?`, ids).Scan(&rows).Error
	if err != nil {
		return nil, s.mapError(err)
	}
	for _, r := range rows {
		if !r.holds() {
			continue
		}
		told, err := s.toldOfBottleneck(db, r.Bottleneck, s.Today())
		if err != nil {
			return nil, s.mapError(err)
		}
		for _, mail := range mails {
			if mail.SubjectOf == r.Event && told[mail.Recipient] {
				out[mail.ID] = BottleneckNews{Bottleneck: r.Bottleneck, Move: r.Move, Words: r.Words, By: r.Person, Agency: r.Agency,
					Directive: Directive{Number: r.Number, Key: r.DirectiveKey}.Name(), Confidential: r.Confidential, Tasks: r.Tasks}
			}
		}
	}
	return out, nil
}

type bottleneckNewsRow struct {
	Bottleneck
	Event                 int64
	Move                  BottleneckMove
	Words, Person, Agency string
	Number, DirectiveKey  string
	Confidential          bool
	Tasks                 int
}

// holds says whether the event is still worth a mail.
func (r bottleneckNewsRow) holds() bool {
	switch r.Move {
	case BottleneckRaise, BottleneckAskDecision:
		return r.Unsettled() && r.AnsweredOn.IsZero()
	case BottleneckAnswer, BottleneckPropose, BottleneckEscalate, BottleneckReopen, BottleneckMerge:
		return r.Unsettled()
	case BottleneckResolve, BottleneckReject:
		return !r.Unsettled()
	}
	return false
}

// toldOfBottleneck are the addresses of all whom it concerns on a day.
func (s *Store) toldOfBottleneck(db *gorm.DB, b Bottleneck, day deadline.Date) (map[string]bool, error) {
	parties, err := partiesTo(db, b, day)
	if err != nil {
		return nil, err
	}
	people, err := toldOf(db, slices.Concat(parties.mustAct, parties.waiting), day)
	out := map[string]bool{}
	for _, all := range people {
		for _, p := range all {
			out[p.Email] = true
		}
	}
	return out, err
}
