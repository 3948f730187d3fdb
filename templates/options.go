package templates

import (
	"html/template"
	"strings"
)

// OptionsOf lists a vocabulary as options of a select field.
func (p *Page) OptionsOf(of string) []Option {
	options := make([]Option, 0, len(vocabulary[of]))
	for _, code := range vocabulary[of] {
		options = append(options, Option{code, p.say.word(of, code)})
	}
	return options
}

// Select writes the options of a select field, the chosen one marked. It is
// markup made here because an office chooses among hundreds of agencies, and
// each would cost three template actions.
func (p *Page) Select(options []Option, chosen string) template.HTML {
	var b strings.Builder
	for _, o := range options {
		b.WriteString(`<option value="`)
		escape(&b, o.Value)
		b.WriteByte('"')
		if o.Value == chosen {
			b.WriteString(" selected")
		}
		b.WriteByte('>')
		escape(&b, o.Label)
		b.WriteString("</option>")
	}
	return template.HTML(b.String())
}
