package templates

// vocabulary lists the codes of DOMAIN.md that views carry, by the prefix of
// their words in the locale files: code "overdue" of "timeliness" is said by
// message timeliness_overdue. A test keeps this list, the locale files and
// the templates together.
var vocabulary = map[string][]string{
	"status":     {"not_started", "in_progress", "submitted", "completed", "returned", "cancelled"},
	"timeliness": {"on_track", "due_soon", "overdue", "in_term", "completed_on_time", "completed_late", "no_deadline", "completed"},
	"role":       {"lead", "coordinating"},
	"kind": {"directive", "conclusion_notice", "notice", "resolution", "plan", "decision", "decree", "official_letter",
		"conference", "review"},
	"category":   {"institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation"},
	"bottleneck": {"open", "escalated", "resolved", "rejected"},
	"relation":   {"implements", "amends", "supersedes", "cites"},
	"question": {"no_lead", "two_leads", "no_deliverable", "no_due_day", "vague_words", "agency_closed",
		"near_identical", "note"},
	"rule": {"before", "due_today", "overdue", "escalated_head", "escalated_working_group",
		"escalated_leadership", "nudge"},
	"message":      {"queued", "sending", "sent", "deferred", "refused", "cancelled"},
	"message_kind": {"digest", "report", "notice", "test"},
	"via":          {"page", "api", "mail", "spreadsheet"},
	"report":       {"five_day", "month", "half_year", "year"},
	"difference":   {"new", "completed", "slipped", "redated", "reopened"},
	"job":          {"acts", "remind", "report_five_day", "deliver", "seal", "housekeep"},
	"run":          {"running", "done", "failed", "lost"},
	"did": {"planned", "sent", "deferred", "refused", "reports", "acts", "removed", "sealed", "rescued",
		"moved", "tasks", "unreached", "empty"},
	"account":       {"officer", "head", "office", "working_group", "leadership", "administrator", "recipient"},
	"group":         {"overdue", "due_soon", "later", "no_deadline", "waiting", "finished"},
	"boundary":      {"as_it_was", "successor"},
	"agencies":      {"ministries", "provinces"},
	"why":           {"owner", "head", "office", "working_group", "leadership"},
	"error_title":   errorKinds,
	"error_explain": errorKinds,
}

var errorKinds = []string{"invalid", "signed_out", "forbidden", "not_found", "conflict", "stale_form", "too_many",
	"unavailable", "internal"}
