package templates

import "html/template"

// ofRecipient is what a recipient is told of, in words.
type ofRecipient struct {
	RecipientRow
	Word string
}

// OfRecipient says what a recipient is told of.
func (p *Page) OfRecipient(r RecipientRow) ofRecipient {
	return ofRecipient{r, p.say.word("recipient_part", r.Part)}
}

// DirectiveField is the field of the directive a recipient is told of.
func (v *RecipientsView) DirectiveField() formField {
	f := v.Field("text", "directive", v.T("recipient_directive"), v.T("recipient_directive_hint"), v.Form.Directive)
	f.List = "directives"
	return f
}

// recipientFields are the fields that adding and changing share.
type recipientFields struct {
	Email, Name         formField
	LangWord, LangFault string
	Languages           template.HTML
}

// RecipientFields lays them out.
func (p *Page) RecipientFields(f RecipientForm, languages []Option) recipientFields {
	return recipientFields{Email: p.Field("email!", "email", p.T("contact_email"), "", f.Email), Name: p.Field("text!", "name", p.T("contact_name"), "", f.Name),
		LangWord: p.T("contact_lang"), LangFault: p.Fault("lang"), Languages: p.Select(languages, f.Lang)}
}
