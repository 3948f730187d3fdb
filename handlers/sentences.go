package handlers

import (
	"dondoc/models"
	"dondoc/models/deadline"
	"dondoc/templates"
)

// sentence says an error of the Store: "error.<code>.<detail>" where the locale has words for the
// detail, else "error.<code>", else nothing: the error page's own words then stand alone.
func (w words) sentence(lang string, e *models.Error) string {
	for _, id := range []string{"error." + string(e.Code) + "." + e.Detail, "error." + string(e.Code)} {
		if text := w.T(lang, id, w.pairs(lang, e.Params)...); text != id {
			return text
		}
	}
	return ""
}

// fields says what is wrong with each field: "invalid.<problem>".
func (w words) fields(lang string, all []models.FieldError) []templates.FieldError {
	var out []templates.FieldError
	for _, f := range all {
		out = append(out, templates.FieldError{Field: f.Field, Message: w.T(lang, "invalid."+f.Problem, w.pairs(lang, f.Params)...)})
	}
	return out
}

// pairs lays parameters out as Renderer.T takes them; a date is written as the reader writes it.
func (w words) pairs(lang string, params map[string]any) []any {
	var out []any
	for name, value := range params {
		if text, ok := value.(string); ok {
			if d, err := deadline.ParseDate(text); err == nil {
				value = w.Date(lang, d)
			}
		}
		out = append(out, name, value)
	}
	return out
}
