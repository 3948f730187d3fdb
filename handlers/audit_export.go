package handlers

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

// auditLine is an entry as it is exported, and in the API.
type auditLine struct {
	ID        int64           `json:"id"`
	Seq       *int64          `json:"seq"` // null until it is sealed
	At        string          `json:"at"`  // UTC
	UserID    *int64          `json:"user_id"`
	Actor     string          `json:"actor"`
	ActingFor string          `json:"acting_for"`
	Address   string          `json:"address"`
	Action    string          `json:"action"`
	Object    string          `json:"object"`
	ObjectID  int64           `json:"object_id"`
	Before    json.RawMessage `json:"before"`
	After     json.RawMessage `json:"after"`
	Withheld  bool            `json:"withheld"` // before and after, from who is not cleared for the directive
	Hash      string          `json:"hash"`
}

// auditExport is GET /admin/audit/export (format: csv or jsonl, and the filter of the page): every entry,
// oldest first, sent as it is read.
func (s *server) auditExport(c echo.Context) error {
	_, filter, bad := parseAudit(c.QueryParams())
	format := c.QueryParam("format")
	if format != "csv" && format != "jsonl" && format != "" {
		bad = append(bad, fieldError("format", "unknown_value", "Value", shown(format)))
	}
	if err := badFields(bad); err != nil {
		return err
	}
	filter.Before = 0
	ctx, cancel := takeTime(c)
	defer cancel()
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-store")
	name := "audit-" + s.store.Today().String()
	out := bufio.NewWriter(c.Response())
	var each func(models.AuditEntry) error
	if format == "csv" {
		h.Set(echo.HeaderContentType, "text/csv; charset=utf-8")
		h.Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`.csv"`)
		each = auditCSV(out)
	} else {
		h.Set(echo.HeaderContentType, "application/x-ndjson; charset=utf-8")
		h.Set(echo.HeaderContentDisposition, `attachment; filename="`+name+`.jsonl"`)
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		each = func(e models.AuditEntry) error { return encoder.Encode(lineOf(e)) }
	}
	if err := s.store.ExportAudit(ctx, actorOf(c), filter, each); err != nil {
		return err
	}
	c.Response().WriteHeader(http.StatusOK) // of a record without entries nothing has been sent yet
	return out.Flush()
}

func lineOf(e models.AuditEntry) auditLine {
	return auditLine{ID: e.ID, Seq: e.Seq, At: e.At.UTC().Format(time.RFC3339), UserID: e.UserID, Actor: e.Actor, ActingFor: e.ActingFor, Address: e.Address, Action: e.Action,
		Object: e.Object, ObjectID: e.ObjectID, Before: rawOrNull(e.Before), After: rawOrNull(e.After), Withheld: e.Withheld, Hash: e.Hash}
}

func rawOrNull(text string) json.RawMessage {
	if !json.Valid([]byte(text)) {
		return nil
	}
	return json.RawMessage(text)
}

// auditCSV writes entries as lines of a table, in UTF-8 marked as spreadsheets want it.
func auditCSV(out *bufio.Writer) func(models.AuditEntry) error {
	w := csv.NewWriter(out)
	_, _ = out.WriteString("\ufeff") // a failed write is kept by the writer and told at its flush
	_ = w.Write([]string{"id", "seq", "at", "actor", "acting_for", "address", "action", "object", "object_id", "before", "after", "hash", "withheld"})
	w.Flush()
	return func(e models.AuditEntry) error {
		seq := ""
		if e.Seq != nil {
			seq = strconv.FormatInt(*e.Seq, 10)
		}
		row := []string{strconv.FormatInt(e.ID, 10), seq, e.At.UTC().Format(time.RFC3339), e.Actor, e.ActingFor, e.Address, e.Action, e.Object, strconv.FormatInt(e.ObjectID, 10), e.Before, e.After, e.Hash, strconv.FormatBool(e.Withheld)}
		for i := range row {
			row[i] = noFormula(row[i])
		}
		_ = w.Write(row)
		w.Flush()
		return w.Error()
	}
}

// noFormula keeps a spreadsheet from reckoning with what somebody typed.
func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
