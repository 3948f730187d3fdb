package handlers

import "net/http"

// pages is the route table of the pages. docs/roles.md says the same for people.
func (s *server) pages() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/", signedIn, s.home},
		{get, "/login", anyone, s.loginForm},
		{post, "/login", anyone, s.login},
		{post, "/logout", anyone, s.logout},
		{get, "/setup/:token", anyone, s.setupForm},
		{post, "/setup/:token", anyone, s.setup},
		{get, "/tasks", signedIn, s.tasks},
		{get, "/tasks/spreadsheet", reporters, s.spreadsheet},
		{post, "/tasks/spreadsheet", reporters, s.spreadsheetUpload},
		{get, "/tasks/spreadsheet.xlsx", reporters, s.spreadsheetFile},
		{get, "/tasks/spreadsheet/:id", reporters, s.spreadsheetPreview},
		{post, "/tasks/spreadsheet/:id", reporters, s.spreadsheetApply},
		{get, "/tasks/:id", signedIn, s.task},
		{get, "/tasks/:id/progress", signedIn, s.progressPage},
		{post, "/tasks/:id/progress", signedIn, s.progress},
		{get, "/tasks/:id/links", signedIn, s.taskLinks},
		{post, "/tasks/:id/links", signedIn, s.revokeTaskLinks},
		{get, "/u/:token", anyone, s.byLink(s.linkedTask)},
		{post, "/u/:token", anyone, s.byLink(s.linkedReport)},
		{get, unsubscribePath, anyone, s.byLink(s.unsubscribeForm)},
		{post, unsubscribePath, anyone, s.byLink(s.unsubscribe)},
		{get, "/directives", signedIn, s.directives},
		{get, "/directives/:id", signedIn, s.directive},
		{get, "/board", signedIn, s.board},
		{get, "/outbox", signedIn, s.outbox},
		{get, "/outbox/:id", signedIn, s.message},
		{get, "/outbox/:id/html", signedIn, s.messageHTML},
		{get, "/reports", overseers, s.reports},
		{get, "/reports/:id", overseers, s.report},
		{get, "/admin/jobs", caretakers, s.jobs},
	}
}
