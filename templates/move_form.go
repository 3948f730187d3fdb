package templates

import (
	"html/template"
	"strconv"
)

// formLine is a move's form in words, for the partial "move-form".
type formLine struct {
	MoveForm
	ID, Heading, About, Button, CSRF string
	AnotherWord                      string // of the button for one more
	Facts                            []factLine
	Lines                            []fieldLine
}

// fieldLine is a field in words, for the partial "field".
type fieldLine struct {
	FormField
	ID, Label, Hint, Fault, Described, Optional string
	Choices                                     template.HTML
}

// factLine is a fact in words.
type factLine struct{ Label, Text string }

// FormOf puts a move's form in words.
func (p *Page) FormOf(f MoveForm) formLine {
	s := p.say
	line := formLine{MoveForm: f, ID: f.ID(), Heading: s.word("act", f.Act), Button: s.word("do", f.Act), CSRF: p.CSRF, Facts: p.FactsOf(f.About)}
	if s.knows("about_" + f.Act) {
		line.About = s.word("about", f.Act)
	}
	if f.Another != "" {
		line.AnotherWord = s.word("another", f.Another)
	}
	for _, field := range f.Fields {
		line.Lines = append(line.Lines, p.fieldLine(f, field))
	}
	return line
}

// ID is the form's own, to be linked to.
func (f MoveForm) ID() string {
	if f.Key == "" {
		return "update"
	}
	return "do-" + f.Key
}

// FieldID is how a field of the form is named in links and faults: "words" of
// the report of progress, "cancel-words" of another form.
func (f MoveForm) FieldID(name string) string {
	if f.Key == "" {
		return name
	}
	return f.Key + "-" + name
}

func (p *Page) fieldLine(f MoveForm, field FormField) fieldLine {
	s, name := p.say, f.FieldID(field.Name)
	line := fieldLine{FormField: field, ID: name, Label: s.word("label", field.Label)}
	if field.Nth > 0 {
		line.ID += "-" + strconv.Itoa(field.Nth)
	}
	if !field.Required && field.Kind != "checkbox" {
		line.Optional = s.plain["optional"]
	}
	if field.Nth == 0 {
		line.Fault = p.Fault(name)
		if s.knows("hint_" + field.Label) {
			line.Hint = s.word("hint", field.Label)
			line.Described = "h-" + line.ID
		}
		if line.Fault != "" {
			line.Described += " e-" + line.ID
		}
	}
	if field.Kind == "select" {
		line.Choices = p.Select(field.Options, field.Value)
	}
	return line
}

// FactsOf puts facts in words.
func (p *Page) FactsOf(facts []Fact) []factLine {
	lines := make([]factLine, len(facts))
	for i, f := range facts {
		lines[i] = factLine{p.say.word("label", f.Label), f.Text}
	}
	return lines
}

// FormsAt lists the forms of a place of the page: what waits for the reader
// ("todo"), what they do again and again ("update"), the rest ("more").
func (v *TaskView) FormsAt(place string) []MoveForm {
	var forms []MoveForm
	for _, f := range v.Forms {
		if f.Place == place {
			forms = append(forms, f)
		}
	}
	return forms
}
