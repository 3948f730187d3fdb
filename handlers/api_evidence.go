package handlers

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
	"dondoc/models/deadline"
)

// evidenceJSON is a piece of evidence as the API shows it.
type evidenceJSON struct {
	ID        int64               `json:"id"`
	Kind      models.EvidenceKind `json:"kind"`
	Name      string              `json:"name"`
	IssuedOn  deadline.Date       `json:"issued_on"`
	SHA256    *string             `json:"sha256"`
	Size      *int64              `json:"size"`
	MediaType *string             `json:"media_type"`
	Agency    agencyRef           `json:"agency"`
	AddedBy   string              `json:"added_by"`
	AddedAt   time.Time           `json:"added_at"`
}

func newEvidenceJSON(e models.Evidence, lang string) evidenceJSON {
	j := evidenceJSON{ID: e.ID, Kind: e.Kind, Name: e.Name, IssuedOn: e.IssuedOn, SHA256: orNull(e.SHA256), MediaType: orNull(e.MediaType),
		Agency: agencyRef{e.Agency.Code, e.Agency.Name(lang)}, AddedBy: e.AddedBy, AddedAt: e.AddedAt.UTC()}
	if e.Kind == models.EvidenceFile {
		j.Size = &e.Size
	}
	return j
}

// apiEvidence is GET /api/v1/tasks/:id/evidence: all of it, since a task has no more than a hundred.
func (s *server) apiEvidence(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	all, err := s.store.EvidenceOf(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	list := apiList[evidenceJSON]{Items: make([]evidenceJSON, len(all))}
	for i, e := range all {
		list.Items[i] = newEvidenceJSON(e, apiLangOf(c))
	}
	return answerJSON(c, http.StatusOK, list)
}

// documentBody is an issued document as a caller names it.
type documentBody struct {
	Number   string  `json:"number"`
	IssuedOn *string `json:"issued_on"`
	Words    string  `json:"words"`
	Version  *int64  `json:"version"`
}

// apiAddEvidence is POST /api/v1/tasks/:id/evidence: a form with a file (file, words, version), or
// a document as JSON.
func (s *server) apiAddEvidence(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	var e models.Evidence
	if bringsFile(c) {
		e, err = s.apiAddFile(c, id)
	} else {
		e, err = s.apiAddDocument(c, id)
	}
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, c.Request().URL.Path+"/"+strconv.FormatInt(e.ID, 10))
	return answerJSON(c, http.StatusCreated, newEvidenceJSON(e, apiLangOf(c)))
}

func (s *server) apiAddFile(c echo.Context, id int64) (models.Evidence, error) {
	in := models.MoveInput{Via: models.ViaAPI, Words: c.FormValue("words")}
	if given := c.FormValue("version"); given != "" {
		var err error
		if in.Version, err = strconv.ParseInt(given, 10, 64); err != nil || in.Version < 1 {
			return models.Evidence{}, invalid("version", "not_a_version")
		}
	}
	for name := range c.Request().PostForm {
		if name != "words" && name != "version" && name != langKey {
			return models.Evidence{}, invalid(shown(name), "unknown_field", "Value", shown(name))
		}
	}
	got := receivedOf(c)
	if got == nil {
		return models.Evidence{}, invalid("file", "file_missing")
	}
	if got.err != nil {
		return models.Evidence{}, got.err
	}
	return s.store.EnterFile(c.Request().Context(), actorOf(c), id, got.kept, in)
}

func (s *server) apiAddDocument(c echo.Context, id int64) (models.Evidence, error) {
	var body documentBody
	if err := readJSON(c, &body); err != nil {
		return models.Evidence{}, err
	}
	n := models.NewDocument{MoveInput: models.MoveInput{Via: models.ViaAPI, Words: body.Words}, Number: body.Number}
	if body.IssuedOn != nil {
		var err error
		if n.IssuedOn, err = deadline.ParseDate(*body.IssuedOn); err != nil {
			return models.Evidence{}, invalid("issued_on", "no_such_date", "Value", shown(*body.IssuedOn))
		}
	}
	if body.Version != nil {
		if n.Version = *body.Version; n.Version < 1 {
			return models.Evidence{}, invalid("version", "not_a_version")
		}
	}
	return s.store.AddDocument(c.Request().Context(), actorOf(c), id, n)
}

// apiRemoveEvidence is DELETE /api/v1/tasks/:id/evidence/:evidence_id.
func (s *server) apiRemoveEvidence(c echo.Context) error {
	task, id, err := evidenceID(c)
	if err != nil {
		return err
	}
	if _, err := s.store.RemoveEvidence(c.Request().Context(), actorOf(c), task, id, models.MoveInput{Via: models.ViaAPI}); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
