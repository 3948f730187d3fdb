package models

import (
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"
)

// ReviewNews is what the mail about an agenda tells, read at the moment of sending. Mail goes to readers who are
// not cleared too: of confidential directives Totals count, and the agenda names nothing.
type ReviewNews struct {
	Review
	Totals map[ReviewItemKind]int
}

// Total is how many tasks, bottlenecks, requests or decisions an item of the agenda has.
func (a ReviewAgenda) Total(kind ReviewItemKind) int {
	switch kind {
	case ItemLast:
		return len(a.Last)
	case ItemLate:
		return a.LateTotal
	case ItemDue:
		return a.DueTotal
	case ItemUnanswered:
		return len(a.Unanswered)
	case ItemNew:
		return len(a.New)
	case ItemOld:
		return len(a.Old)
	case ItemExtensions:
		return len(a.Extensions)
	case ItemReturned:
		return len(a.Returned)
	}
	return 0
}

// tellReview queues the mail about an agenda to the working group, in the transaction that drew it up. Of a
// meeting whose day is over, which a new or long sleeping installation still enters, nobody is told.
func (s *Store) tellReview(tx *gorm.DB, m moment, r Review) error {
	if r.HeldOn.Before(m.today) {
		return nil
	}
	people, err := workingGroupOn(tx, m.today)
	if err != nil {
		return err
	}
	if people, err = wanting(tx, KindReview, people); err != nil {
		return err
	}
	rows := make([][]any, len(people))
	for i, p := range people {
		mail := Message{Key: "review/" + strconv.FormatInt(r.ID, 10) + "/" + p.Email, Kind: KindReview, Recipient: p.Email, Name: p.Name, Lang: p.Lang, Day: m.today, SubjectOf: r.ID}
		rows[i] = mail.row(m.at, s.mail)
	}
	return insertRows(tx, "messages", messageColumns, rows, "ON CONFLICT (key) DO NOTHING")
}

// ReviewNews gives what the mails about agendas tell, by message. A meeting that is closed or whose day is over
// tells nothing any more, and who has left the working group is told nothing.
func (s *Store) ReviewNews(ctx context.Context, actor Actor, mails []Message) (map[int64]ReviewNews, error) {
	if !actor.system {
		return nil, forbidden("deliver")
	}
	out := map[int64]ReviewNews{}
	if len(mails) == 0 {
		return out, nil
	}
	db, m := s.read(ctx), s.now()
	people, err := workingGroupOn(db, m.today)
	if err != nil {
		return nil, s.mapError(err)
	}
	reviews := map[int64]ReviewNews{}
	for _, mail := range mails {
		if _, read := reviews[mail.SubjectOf]; !read {
			if reviews[mail.SubjectOf], err = s.reviewNews(db, m, mail.SubjectOf); err != nil {
				return nil, s.mapError(err)
			}
		}
		news := reviews[mail.SubjectOf]
		over := news.State == ReviewClosed || news.HeldOn.Before(m.today)
		if !over && slices.ContainsFunc(people, func(p told) bool { return p.Email == mail.Recipient }) {
			out[mail.ID] = news
		}
	}
	return out, nil
}

func (s *Store) reviewNews(db *gorm.DB, m moment, id int64) (ReviewNews, error) {
	r, err := s.readReview(db, m, id)
	if err != nil {
		return ReviewNews{}, err
	}
	news := ReviewNews{Review: r, Totals: map[ReviewItemKind]int{}}
	for _, kind := range ReviewItemKinds {
		news.Totals[kind] = r.Agenda.Total(kind)
	}
	news.withoutSecrets()
	return news, nil
}
