package handlers

import (
	"net/http"

	"dondoc/models"
)

// another is the field of which the form was asked to have one more, instead of being sent; "" for none.
func (f *moveForm) another() string { return f.c.FormValue("another") }

// show gives the form back with what was typed so far.
func (f *moveForm) show() error {
	if f.err != nil {
		return f.err
	}
	ctx, actor := f.c.Request().Context(), actorOf(f.c)
	switch why := f.may(ctx, actor); models.CodeOf(why) {
	case models.CodeWrongState:
		return f.again(why)
	default:
		if why != nil {
			return why
		}
	}
	v, err := f.s.taskView(f.c, f.id, f)
	if err != nil {
		return err
	}
	return f.s.render(f.c, http.StatusOK, v)
}

// room is how many fields of a name a form has: those that came back, one more where that was asked for.
func (f *moveForm) room(key, name string, least, most int) int {
	if f == nil || f.key != key {
		return least
	}
	n := len(f.c.Request().Form[name])
	if f.another() == name {
		n++
	}
	return min(max(n, least), most)
}
