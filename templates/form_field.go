package templates

import "strings"

// formField is a labelled control of a form.
type formField struct {
	ID                            string // after "f-"; the name unless several controls share it
	Name, Label, Hint, Err, Value string
	Type                          string // of the input; "textarea"
	List                          string // id of the datalist that offers values
	Required                      bool
}

// Described lists the ids of what is said beside the control.
func (f formField) Described() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, "hint-"+f.ID)
	}
	if f.Err != "" {
		ids = append(ids, "e-"+f.ID)
	}
	return strings.Join(ids, " ")
}

// Field lays out a control for the partial "control". Kind is the input's type, "textarea", or "agency" for
// a name out of the page's list of agencies; with "!" at its end it must be filled in.
func (p *Page) Field(kind, name, label, hint, value string) formField {
	kind, required := strings.CutSuffix(kind, "!")
	f := formField{ID: name, Name: name, Label: label, Hint: hint, Err: p.Fault(name), Value: value, Type: kind, Required: required}
	if kind == "agency" {
		f.Type, f.List = "text", "agencies"
	}
	return f
}

// BothRow is a field of which somebody else saved another value meanwhile.
type BothRow struct {
	Field        string // code of the vocabulary "field"
	Theirs, Mine string
}
