package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// timelineJSON is what happened to a task, each part newest first.
type timelineJSON struct {
	Events    []eventJSON    `json:"events"`
	Progress  []reportedJSON `json:"progress"`
	Transfers []transferJSON `json:"transfers"`
	Messages  []chasedJSON   `json:"messages"`
}

// eventJSON is a move made.
type eventJSON struct {
	At         time.Time     `json:"at"`
	Day        deadline.Date `json:"day"`
	Move       models.Move   `json:"move"`
	By         string        `json:"by"`
	ActingFor  string        `json:"acting_for"` // the absent person's name
	Agency     *agencyRef    `json:"agency"`     // on whose behalf; null for the office
	Via        models.Via    `json:"via"`
	StatusFrom models.Status `json:"status_from"`
	StatusTo   models.Status `json:"status_to"`
	Words      string        `json:"words"`
	Other      *agencyRef    `json:"other"` // another agency the move names
	DueFrom    deadline.Date `json:"due_from"`
	DueTo      deadline.Date `json:"due_to"`
}

// reportedJSON is a report of progress.
type reportedJSON struct {
	At         time.Time     `json:"at"`
	By         string        `json:"by"`
	ActingFor  string        `json:"acting_for"`
	Agency     *agencyRef    `json:"agency"`
	Via        models.Via    `json:"via"`
	StatusFrom models.Status `json:"status_from"`
	StatusTo   models.Status `json:"status_to"`
	Percent    int           `json:"percent"`
	Words      string        `json:"words"`
	ForecastOn deadline.Date `json:"forecast_on"`
}

// transferJSON is a merger that passed the task on.
type transferJSON struct {
	On    deadline.Date `json:"on"`
	Title string        `json:"title"`
	From  agencyRef     `json:"from"`
	To    agencyRef     `json:"to"`
}

// chasedJSON is a mail in which the task stood.
type chasedJSON struct {
	Day       deadline.Date       `json:"day"`
	Kind      string              `json:"kind"`
	Rule      string              `json:"rule"`
	Recipient string              `json:"recipient"`
	State     models.MessageState `json:"state"`
	SettledAt *time.Time          `json:"settled_at"`
}

// apiTimeline is GET /api/v1/tasks/:id/timeline.
func (s *server) apiTimeline(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	past, err := s.store.Timeline(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	lang := apiLangOf(c)
	return answerJSON(c, http.StatusOK, timelineJSON{Events: inLang(past.Events, lang, eventToJSON), Progress: inLang(past.Progress, lang, reportedToJSON),
		Transfers: inLang(past.Transfers, lang, transferToJSON), Messages: inLang(past.Messages, lang, chasedToJSON)})
}

func eventToJSON(e models.TaskEvent, lang string) eventJSON {
	return eventJSON{At: e.At, Day: e.Day, Move: e.Move, By: e.By, ActingFor: e.ActingFor, Agency: agencyOrNull(e.Agency, lang), Via: e.Via,
		StatusFrom: e.StatusFrom, StatusTo: e.StatusTo, Words: e.Words, Other: agencyOrNull(e.Other, lang), DueFrom: e.DueFrom, DueTo: e.DueTo}
}

func reportedToJSON(p models.Progress, lang string) reportedJSON {
	return reportedJSON{At: p.At, By: p.By, ActingFor: p.ActingFor, Agency: agencyOrNull(p.Agency, lang), Via: p.Via, StatusFrom: p.StatusFrom, StatusTo: p.StatusTo,
		Percent: p.Percent, Words: p.Words, ForecastOn: p.ForecastOn}
}

func transferToJSON(x models.Transfer, lang string) transferJSON {
	return transferJSON{On: x.On, Title: x.Title.In(lang), From: agencyToJSON(x.From, lang), To: agencyToJSON(x.To, lang)}
}

func chasedToJSON(m models.TaskMessage, _ string) chasedJSON {
	return chasedJSON{Day: m.Day, Kind: m.Kind, Rule: m.Rule, Recipient: m.Recipient, State: m.State, SettledAt: m.SettledAt}
}
