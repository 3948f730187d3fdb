package handlers

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// reportFullJSON is a compiled report with its data as stored.
type reportFullJSON struct {
	reportJSON
	Data json.RawMessage `json:"data"`
}

// apiReport is GET /api/v1/reports/:id.
func (s *server) apiReport(c echo.Context) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	snapshot, data, err := s.store.Report(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.answerReport(c, http.StatusOK, snapshot, data)
}

func (s *server) answerReport(c echo.Context, status int, snapshot models.ReportSnapshot, data models.ReportData) error {
	raw, err := reportJSONOf(snapshot, data)
	if err != nil {
		return err
	}
	return answerJSON(c, status, reportFullJSON{reportToJSON(snapshot), raw})
}

// reportJSONOf is what the report says, byte for byte as stored; of a report of schema 0 to who is not
// cleared, without what it names of confidential directives.
func reportJSONOf(snapshot models.ReportSnapshot, data models.ReportData) (json.RawMessage, error) {
	if snapshot.Data == "" {
		return json.Marshal(data)
	}
	return json.RawMessage(snapshot.Data), nil
}

// apiOrderReport is POST /api/v1/reports: compiles a report on demand, which is held until approved.
func (s *server) apiOrderReport(c echo.Context) error {
	var b struct {
		FromOn    *string           `json:"from_on"`
		ToOn      *string           `json:"to_on"`
		Agency    string            `json:"agency"`
		Directive string            `json:"directive"`
		Kind      models.AgencyKind `json:"kind"`
		Boundary  models.Boundary   `json:"boundary"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	f := s.fieldsOf(c)
	in := models.NewReport{From: f.day("from_on", b.FromOn), To: f.day("to_on", b.ToOn), Agency: b.Agency, Directive: b.Directive, Kind: b.Kind, Boundary: b.Boundary}
	if err := f.failure(); err != nil {
		return err
	}
	snapshot, err := s.store.OrderReport(c.Request().Context(), actorOf(c), in)
	if err != nil {
		return inAPINames(err, "from", "from_on", "to", "to_on")
	}
	return s.answerStored(c, http.StatusCreated, snapshot.ID)
}

// apiApproveReport is POST /api/v1/reports/:id/approval.
func (s *server) apiApproveReport(c echo.Context) error {
	id, err := idOf(c)
	if err == nil {
		_, err = s.store.ApproveReport(c.Request().Context(), actorOf(c), id)
	}
	if err != nil {
		return err
	}
	return s.answerStored(c, http.StatusOK, id)
}

// apiCorrectReport is POST /api/v1/reports/:id/correction: compiles the next version.
func (s *server) apiCorrectReport(c echo.Context) error {
	var b struct {
		Reason string `json:"reason"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	id, err := idOf(c)
	if err != nil {
		return err
	}
	snapshot, err := s.store.CorrectReport(c.Request().Context(), actorOf(c), id, b.Reason)
	if err != nil {
		return err
	}
	return s.answerStored(c, http.StatusCreated, snapshot.ID)
}

func (s *server) answerStored(c echo.Context, status int, id int64) error {
	snapshot, data, err := s.store.Report(c.Request().Context(), actorOf(c), id)
	if err != nil {
		return err
	}
	return s.answerReport(c, status, snapshot, data)
}
