package handlers

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"dondoc/models"
)

// metrics answers GET /metrics in Prometheus' format, to who sends the token of the settings.
func (s *server) metrics() echo.HandlerFunc {
	registry := prometheus.NewRegistry()
	registry.MustRegister(mailMetrics{s})
	serve := promhttp.HandlerFor(registry, promhttp.HandlerOpts{DisableCompression: true, ErrorHandling: promhttp.HTTPErrorOnError})
	want := sha256.Sum256([]byte(s.MetricsToken))
	return func(c echo.Context) error {
		scheme, token, _ := strings.Cut(c.Request().Header.Get(echo.HeaderAuthorization), " ")
		got := sha256.Sum256([]byte(token))
		if !strings.EqualFold(scheme, "Bearer") || subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
			return c.String(http.StatusUnauthorized, "a token is needed\n")
		}
		serve.ServeHTTP(c.Response(), c.Request())
		return nil
	}
}

// mailMetrics gathers how delivery and the jobs stand at the moment of asking.
type mailMetrics struct{ *server }

var (
	messagesMetric = prometheus.NewDesc("dondoc_messages", "Messages by state; deferred are queued and were refused for now.", []string{"state"}, nil)
	returnedMetric = prometheus.NewDesc("dondoc_messages_returned", "Messages that came back after the mail server had taken them.", nil, nil)
	oldestMetric   = prometheus.NewDesc("dondoc_message_oldest_waiting_seconds", "Age of the oldest message that waits, 0 where none does.", nil, nil)
	circuitMetric  = prometheus.NewDesc("dondoc_mail_server_unreachable", "1 for each mail server that an instance finds out of reach.", []string{"instance", "server"}, nil)
	failingMetric  = prometheus.NewDesc("dondoc_job_periods_failing", "Periods of jobs that are due and failed at this instance's last look.", nil, nil)
	tickMetric     = prometheus.NewDesc("dondoc_jobs_last_look_timestamp_seconds", "When this instance last looked what is due; 0 before the first time.", nil, nil)
)

// Describe is Prometheus'.
func (m mailMetrics) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(m, out) }

// Collect is Prometheus'.
func (m mailMetrics) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second) // the library hands none on
	defer cancel()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	h, err := m.store.MailQueue(ctx, models.SystemActor("metrics"))
	if err != nil {
		out <- prometheus.NewInvalidMetric(messagesMetric, err)
		return
	}
	for state, n := range map[string]int{"queued": h.Queued, "deferred": h.Deferred, "sending": h.Sending, "sent": h.Sent, "failed": h.Failed, "empty": h.Empty} {
		gauge(messagesMetric, float64(n), state)
	}
	gauge(returnedMetric, float64(h.Returned))
	oldest := 0.0
	if !h.Oldest.IsZero() {
		oldest = max(0, m.store.Now().Sub(h.Oldest).Seconds())
	}
	gauge(oldestMetric, oldest)
	for _, c := range h.Circuits {
		gauge(circuitMetric, 1, c.Instance, c.Server)
	}
	if m.JobsHealth != nil {
		looked, failing := m.JobsHealth()
		gauge(failingMetric, float64(failing))
		if looked.IsZero() {
			gauge(tickMetric, 0)
		} else {
			gauge(tickMetric, float64(looked.Unix()))
		}
	}
}
