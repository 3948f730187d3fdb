package handlers

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/templates"
)

// moveBottleneck is a handler for POST /bottlenecks/:id/… (words, version; decide_by or into where the move
// takes them): it makes the move and leads back to the page. What can't be done comes back as it was typed.
func (s *server) moveBottleneck(move models.BottleneckMove) echo.HandlerFunc {
	return func(c echo.Context) error {
		id, err := idOf(c)
		if err != nil {
			return err
		}
		f := &moveForm{s: s, c: c, key: string(move), id: id}
		in := f.bottleneckInput()
		err = &models.Error{Code: models.CodeInvalid, Fields: f.bad}
		ctx, actor := c.Request().Context(), actorOf(c)
		if len(f.bad) == 0 {
			_, err = s.store.MoveBottleneck(ctx, actor, id, move, in)
		}
		if models.CodeOf(err) == models.CodeInvalid { // who may not send it need not mend it
			if why := s.store.CheckBottleneck(ctx, actor, id, move); why != nil {
				err = why
			}
		}
		if err == nil {
			return s.goOn(c, "/bottlenecks/"+strconv.FormatInt(id, 10), "done_bn_"+string(move), "")
		}
		if !refused(err) {
			return err
		}
		v, failed := s.bottleneckView(c, id, f)
		if failed != nil {
			return failed
		}
		fault := s.faultOf(c, err)
		v.Errors = []templates.FieldError{{Message: fault.Message}}
		if len(fault.Fields) > 0 {
			form := bottleneckForm(v.Forms, f.key)
			v.Errors = formFaults(form, fault.Fields)
		}
		return s.render(c, fault.Status, v)
	}
}

func bottleneckForm(forms []templates.MoveForm, key string) *templates.MoveForm {
	for i := range forms {
		if forms[i].Key == key {
			return &forms[i]
		}
	}
	return nil
}

// bottleneckInput reads what the form of a move with a bottleneck has.
func (f *moveForm) bottleneckInput() models.BottleneckInput {
	version, err := strconv.ParseInt(f.c.FormValue("version"), 10, 64)
	if err != nil || version <= 0 {
		f.fault("version", "required")
	}
	in := models.BottleneckInput{Version: version, Words: f.text("words", "reasons"), By: f.day("decide_by", "decide_by")}
	if into := f.c.FormValue("into"); into != "" {
		if in.Into, err = strconv.ParseInt(into, 10, 64); err != nil {
			f.fault("into", "no_other_bottleneck")
		}
	}
	return in
}
