package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/jonboulle/clockwork"

	"dondoc/handlers"
	"dondoc/jobs"
	smtp "dondoc/jobs/mail"
	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

// site is a running dondoc: the pages, the API and the scheduled jobs over one store.
type site struct {
	store    *models.Store
	jobs     *jobs.Jobs
	mail     io.Closer
	server   *http.Server
	listener net.Listener
	log      *slog.Logger
}

// siteOptions are what the demonstration sets differently from a server.
type siteOptions struct {
	config Config
	clock  clockwork.Clock
	demo   *handlers.Demo
}

// newMailer gives what delivers mail: the server of the configuration, or the outbox alone.
func newMailer(c Config) (jobs.Mailer, io.Closer) {
	if c.SMTP == nil {
		return jobs.Outbox{}, io.NopCloser(nil)
	}
	const answer = 3 // the answer to a whole message may take the server that many steps' time
	pool := smtp.NewPool(*c.SMTP, smtp.Options{Timeout: c.StepTimeout, AnswerTimeout: answer * c.StepTimeout}, int(c.Connections))
	return pool, pool
}

// newJobs wires the scheduled jobs.
func newJobs(store *models.Store, o siteOptions, renderer *templates.Renderer, log *slog.Logger) (*jobs.Jobs, io.Closer, error) {
	base, err := url.Parse(string(o.config.BaseURL))
	if err != nil {
		return nil, nil, err
	}
	mailer, closer := newMailer(o.config)
	host, _ := os.Hostname()
	options := jobs.Options{
		Store: store, Mail: mailer, Renderer: renderer, From: o.config.MailFrom, Organisation: o.config.Organisation, BaseURL: base, Log: log,
		Clock: o.clock, Owner: host + "/" + string(o.config.Listen), Demo: o.demo != nil, Workers: int(o.config.Connections),
		PerMinute: int(o.config.PerMinute), PerDomain: int(o.config.PerDomain), StateDir: o.config.stateDir(), PDFs: document.NewPDFs(string(o.config.Chromium)),
	}
	if o.config.SMTP != nil {
		options.MailServer = o.config.SMTP.String()
	}
	if o.config.Bounces != nil {
		options.Bounces = *o.config.Bounces
	}
	return jobs.New(options), closer, nil
}

// newSite wires a site and starts to listen; it doesn't serve yet.
func (p *program) newSite(store *models.Store, o siteOptions) (s *site, err error) {
	listener, err := net.Listen("tcp", string(o.config.Listen))
	if err != nil {
		return nil, p.words.fault("cli_listen_failed", "Address", o.config.Listen, "Error", err)
	}
	if o.config.BaseURL == o.config.Listen.url() { // nothing else was said: links lead to where it really listens
		o.config.BaseURL = ListenAddress(listener.Addr().String()).url()
	}
	o.config.Listen = ListenAddress(listener.Addr().String()) // names this instance: no other listens there
	defer func() {
		if err != nil {
			_ = listener.Close()
		}
	}()
	renderer, err := templates.New()
	if err != nil {
		return nil, err
	}
	work, closer, err := newJobs(store, o, renderer, p.log)
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(string(o.config.BaseURL))
	if err != nil {
		return nil, err
	}
	handler, err := handlers.New(handlers.Options{Store: store, Renderer: renderer, Log: p.log, BaseURL: base, Organisation: o.config.Organisation, Version: version(), Demo: o.demo, Plans: work.Plans,
		SecondFactor: o.config.SecondFactor == SecondFactorRequired && o.demo == nil, SecondFactorOfAll: o.config.SecondFactor == SecondFactorEverybody && o.demo == nil, Providers: o.config.OIDC.forHandlers(), TrustedProxies: o.config.Proxies,
		MetricsToken: o.config.MetricsToken.Reveal(), JobsHealth: work.Health, PDFs: document.NewPDFs(string(o.config.Chromium))})
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(p.log.Handler(), slog.LevelWarn)}
	return &site{store: store, jobs: work, mail: closer, server: server, listener: listener, log: p.log}, nil
}

// url is where the site really listens.
func (s *site) url() string { return "http://" + s.listener.Addr().String() }

// stopWithin bounds a graceful stop: requests and the mail in hand are finished.
const stopWithin = 20 * time.Second

// serve runs until ctx ends, then stops gracefully: no new requests, those under way are answered,
// the delivery in hand is finished or put back.
func (s *site) serve(ctx context.Context) error {
	failed := make(chan error, 1)
	go func() { failed <- s.server.Serve(s.listener) }()
	if err := s.jobs.Start(ctx); err != nil {
		return errors.Join(err, s.server.Close())
	}
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		s.log.Info("stopping")
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	err = errors.Join(err, s.server.Shutdown(end), s.jobs.Stop(end), s.mail.Close())
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}
