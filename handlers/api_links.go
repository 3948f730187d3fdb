package handlers

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// linkJSON is somebody who can reach a task's form through a link in a mail.
type linkJSON struct {
	Recipient string    `json:"recipient"`
	Name      string    `json:"name"`
	Until     time.Time `json:"until"`
}

func linkToJSON(l models.TaskLink, _ string) linkJSON {
	return linkJSON{l.Recipient, l.Name, l.Until.UTC()}
}

// apiLinks is GET /api/v1/tasks/:id/links: whose links to the task's form are alive.
func (s *server) apiLinks(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	return s.answerLinks(c, id)
}

func (s *server) answerLinks(c echo.Context, id int64) error {
	all, err := s.store.TaskLinks(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return answerJSON(c, http.StatusOK, apiItems[linkJSON]{inLang(all, apiLangOf(c), linkToJSON)})
}

// apiRevokeLinks is POST /api/v1/tasks/:id/links/revocation: ends a recipient's links to the task's form,
// and answers with those that are left.
func (s *server) apiRevokeLinks(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var b struct {
		Recipient string `json:"recipient"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	recipient := f.address("recipient", b.Recipient)
	if err := f.failure(); err != nil {
		return err
	}
	if err := s.store.RevokeTaskLinks(c.Request().Context(), actorOf(c), id, recipient); err != nil {
		return err
	}
	return s.answerLinks(c, id)
}
