package handlers_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"dondoc/handlers"
	"dondoc/models"
	"dondoc/models/modelstest"
)

const metricsToken = "0123456789abcdef0123456789abcdef"

func metrics(t *testing.T, s *site, authorization string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/metrics", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", authorization)
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(text)
}

func TestMetricsAreOpenToTheTokenAlone(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		cast := e.Populate(t)
		closed := newSite(t, e, cast)
		if status, _ := metrics(t, closed, "Bearer "); status != http.StatusNotFound {
			t.Errorf("without a token in the settings: %d", status)
		}
		s := newSite(t, e, cast, func(o *handlers.Options) {
			o.MetricsToken = metricsToken
			o.JobsHealth = func() (time.Time, int) { return modelstest.Start, 2 }
		})
		for _, wrong := range []string{"", "Bearer", "Bearer ", "Bearer " + metricsToken[1:], "Basic " + metricsToken} {
			if status, text := metrics(t, s, wrong); status != http.StatusUnauthorized || strings.Contains(text, "dondoc_") {
				t.Errorf("%q: %d %s", wrong, status, text)
			}
		}
		s.message(t, modelstest.MOSTOfficer)
		if err := e.OpenCircuit(t.Context(), modelstest.System, models.MailCircuit{Instance: "one", Server: "smtp://mail.example:25", Since: e.Now(), ProbeAt: e.Now(), Reason: "x"}); err != nil {
			t.Fatal(err)
		}
		status, text := metrics(t, s, "Bearer "+metricsToken)
		for _, want := range []string{`dondoc_messages{state="sent"} 1`, `dondoc_messages{state="queued"} 0`, "dondoc_message_oldest_waiting_seconds 0", "dondoc_job_periods_failing 2",
			"dondoc_jobs_last_look_timestamp_seconds 1.750986e+09", `dondoc_mail_server_unreachable{instance="one",server="smtp://mail.example:25"} 1`} {
			if status != http.StatusOK || !strings.Contains(text, want) {
				t.Errorf("%d, without %q:\n%s", status, want, text)
			}
		}
	})
}
