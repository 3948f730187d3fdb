package templates

// vocabulary lists the codes of DOMAIN.md that views carry, by the prefix of
// their words in the locale files: code "overdue" of "timeliness" is said by
// message timeliness_overdue. A test keeps this list, the locale files and
// the templates together.
var vocabulary = map[string][]string{
	"status":     {"not_started", "in_progress", "submitted", "completed", "returned", "cancelled"},
	"timeliness": {"on_track", "due_soon", "overdue", "in_term", "completed_on_time", "completed_late", "no_deadline", "completed"},
	"role":       {"lead", "coordinating"},
	"kind": {"directive", "conclusion_notice", "conference_conclusions", "official_letter", "notice", "resolution",
		"plan", "decision", "decree"},
	"category":   {"institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation"},
	"bottleneck": {"open", "escalated", "resolved", "rejected"},
	"relation":   {"implements", "amends", "supersedes", "cites"},
	"question": {"no_lead", "two_leads", "owner_inferred", "members_not_named", "ambiguous_scope",
		"coordination_unclear", "supervisor_unclear", "recipient_unclear", "no_deliverable", "no_deadline",
		"vague_deadline", "deadline_inferred", "conditional", "dependency", "split_or_merge", "near_identical",
		"unclear_wording", "agency_closed"},
	"rule": {"before", "on_day", "overdue", "event_assigned", "event_returned", "event_accepted", "event_extension_granted", "event_extension_refused",
		"event_opinion_asked", "event_sign_off_asked", "event_redirected", "event_kept", "event_reopened", "event_cancelled", "event_mentioned"},
	"deliverable":  {"budget", "data", "document", "meeting", "model", "other", "plan", "report", "service", "system"},
	"recipient":    {"PM", "Government"},
	"message":      {"queued", "sending", "sent", "failed", "empty"},
	"message_kind": {"digest", "report", "event", "mention"},
	"via":          {"page", "mail_link", "spreadsheet", "api", "seed"},
	"report":       {"five_day"},
	"difference":   {"new", "completed", "slipped", "redated", "reopened"},
	"job":          {"acts", "remind", "report_five_day", "deliver", "seal", "housekeep"},
	"run":          {"running", "done", "failed"},
	"did": {"acts", "moved", "planned", "tasks", "unreached", "sent", "deferred", "refused", "empty", "rescued", "reports",
		"sealed", "removed"},
	"account":       {"officer", "head", "office", "working_group", "viewer", "administrator"},
	"group":         {"overdue", "due_soon", "later", "no_deadline", "waiting", "finished"},
	"sheet":         {"name", "ref", "task", "directive", "lead", "due", "status", "percent", "words", "forecast", "last_words", "stale"},
	"sheet_note":    {"ref", "task", "directive", "lead", "due", "status", "percent", "words", "forecast", "last_words"},
	"boundary":      {"as_it_was", "successor"},
	"agencies":      {"ministries", "provinces"},
	"why":           {"owner", "contact"},
	"error_title":   errorKinds,
	"error_explain": errorKinds,
}

var errorKinds = []string{"invalid", "signed_out", "forbidden", "not_found", "conflict", "stale_form", "too_many",
	"unavailable", "internal"}
