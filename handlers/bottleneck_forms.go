package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// bottleneckPath is where the form of a move posts to, below the bottleneck's page.
var bottleneckPath = map[models.BottleneckMove]string{
	models.BottleneckComment: "/comments", models.BottleneckAskDecision: "/decision", models.BottleneckAnswer: "/answer", models.BottleneckPropose: "/settlement",
	models.BottleneckEscalate: "/escalation", models.BottleneckMerge: "/merger", models.BottleneckResolve: "/resolution", models.BottleneckReject: "/rejection", models.BottleneckReopen: "/reopening",
}

// bottleneckForms are the forms of the moves the reader may make now.
func (s *server) bottleneckForms(c echo.Context, b models.BottleneckInFull, lang string, typed *moveForm) ([]templates.MoveForm, error) {
	var out []templates.MoveForm
	for _, move := range b.Moves {
		f := templates.MoveForm{Place: "more", Key: string(move), Act: "bn_" + string(move), Action: "/bottlenecks/" + strconv.FormatInt(b.ID, 10) + bottleneckPath[move], Version: b.Version,
			Fields: []templates.FormField{needed("words", "words", "reasons", "")}}
		switch move {
		case models.BottleneckComment:
			f.Place, f.Fields[0].Label = "comment", "bn_comment"
		case models.BottleneckAskDecision:
			f.Fields[0].Label = "decision_asked"
			f.Fields = append(f.Fields, needed("decide_by", "date", "decide_by", ""))
		case models.BottleneckAnswer:
			f.Place, f.Fields[0].Label = "todo", "answer"
			if !b.Waits() {
				f.Place = "more"
			}
		case models.BottleneckPropose:
			if !b.ProposedOn.IsZero() {
				continue
			}
			f.Fields[0].Label = "bn_done"
		case models.BottleneckResolve:
			f.Fields[0].Label = "resolution"
			if !b.ProposedOn.IsZero() {
				f.Place = "todo"
			}
		case models.BottleneckReject:
			f.Grave = true
		case models.BottleneckMerge:
			others, err := s.otherBottlenecks(c, b.ID, lang)
			if err != nil {
				return nil, err
			}
			if len(others) == 0 {
				continue
			}
			into := needed("into", "select", "bn_into", "")
			into.Options = others
			f.Grave, f.Fields = true, []templates.FormField{into, unneeded("words", "words", "remark")}
		}
		typed.fill(&f)
		out = append(out, f)
	}
	return out, nil
}

// otherBottlenecks are those a bottleneck can be merged into, what holds most tasks up first.
func (s *server) otherBottlenecks(c echo.Context, id int64, lang string) ([]templates.Option, error) {
	list, err := s.store.ListBottlenecks(c.Request().Context(), actorOf(c), models.BottleneckFilter{Limit: models.MaxLimit})
	var out []templates.Option
	for _, b := range list.Rows {
		if b.ID != id {
			n := strconv.FormatInt(b.ID, 10)
			out = append(out, templates.Option{Value: n, Label: n + ". " + bottleneckRow(b, lang, s.store.Today()).Headline()})
		}
	}
	return out, err
}
