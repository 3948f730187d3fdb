package templates

// RelationsView is GET /directives/{id}/relations (queries q, number): the documents a directive relates to,
// a search for another, and the form that adds it.
type RelationsView struct {
	Page
	Directive          DirectiveLink
	Version            int64
	Rows               []RelationRow
	Q                  string // words that were searched
	Found              []DirectiveLink
	Number, Kind, From string // as typed
}

// RelationRow is a relation there is. Changes is the page that decides what becomes of the other's tasks,
// where the relation changes them; Decided says that this was done, so that it can't be taken back.
type RelationRow struct {
	ID int64
	Relation
	Changes string
	Decided bool
}

func (*RelationsView) template() string { return "relations" }
