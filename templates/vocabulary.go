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
	"change":     {"completed", "newly_overdue", "returned", "redated", "reopened"},
	"risk":       {"slow", "blocked", "forecast"},
	"share":      {"others", "none", "key"},
	"by":         {"agencies", "category", "key"},
	"category":   {"institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation"},
	"bottleneck": {"open", "escalated", "resolved", "rejected"},
	"relation":   {"implements", "amends", "supersedes", "cites"},
	"question": {"no_lead", "two_leads", "owner_inferred", "members_not_named", "ambiguous_scope",
		"coordination_unclear", "supervisor_unclear", "recipient_unclear", "no_deliverable", "no_deadline",
		"vague_deadline", "deadline_inferred", "conditional", "dependency", "split_or_merge", "near_identical",
		"unclear_wording", "agency_closed"},
	"rule": {"before", "on_day", "overdue", "escalate", "nudge", "receipt", "declined", "accept", "extension", "opinion", "bottleneck", "unreached", "event_assigned", "event_returned", "event_accepted", "event_extension_granted",
		"event_extension_refused", "event_opinion_asked", "event_sign_off_asked", "event_redirected", "event_kept", "event_reopened", "event_cancelled", "event_mentioned"},
	"deliverable":  {"budget", "data", "document", "meeting", "model", "other", "plan", "report", "service", "system"},
	"recipient":    {"PM", "Government"},
	"message":      {"queued", "sending", "sent", "failed", "empty"},
	"message_kind": {"digest", "report", "invitation", "reset", "event", "mention"},
	"via":          {"page", "mail_link", "spreadsheet", "api", "seed"},
	"report":       {"five_day"},
	"difference":   {"new", "completed", "slipped", "redated", "reopened"},
	"job":          {"acts", "remind", "report_five_day", "deliver", "bounces", "seal", "figures", "housekeep"},
	"run":          {"running", "done", "failed"},
	"did": {"acts", "changes", "moved", "planned", "tasks", "unreached", "sent", "deferred", "refused", "empty", "rescued", "reports",
		"sealed", "removed", "returned", "unmatched"},
	"act":   acts,
	"do":    acts,
	"about": {"acknowledge", "decline", "decide_address", "ask_sign_off", "submit", "accept", "return", "reopen", "cancel", "ask_extension", "ask_opinion", "raise_bottleneck"},
	"label": labels,
	"hint":  {"what_happened", "forecast", "result", "proposed", "to_agency", "extension_to", "legal_basis", "must_act", "due_on", "answer_by", "grant_to", "decide_by", "substitute", "absent_to"},
	"moved": {"acknowledge", "decline", "redirect", "keep", "report", "ask_sign_off", "refuse_sign_off", "submit", "accept", "return", "reopen", "cancel", "star", "unstar",
		"ask_extension", "grant_extension", "refuse_extension", "withdraw_extension", "ask_opinion", "give_opinion", "withdraw_opinion", "raise_bottleneck", "add_evidence", "remove_evidence"},
	"other":          {"decline", "redirect", "withdraw_opinion", "raise_bottleneck"},
	"severity":       {"low", "normal", "high"},
	"extension":      {"asked", "granted", "refused", "withdrawn"},
	"opinion":        {"asked", "given", "withdrawn"},
	"another":        {"must_act"},
	"recipient_part": {"leadership", "working_group", "directive", "agency"},
	"audience":       {"head", "working_group", "leadership"},
	"matter":         {"results", "wrongly_addressed", "extensions", "opinions_overdue", "receipts", "returned", "sign_offs", "opinions", "extensions_pending"},
	"text_lang":      {"vi", "en", "ar", "fa", "pl"},
	"draft_state":    {"open", "confirmed", "dropped"},
	"ask":            {"no_lead", "two_leads", "unknown_agency", "closed_agency", "unnamed_members", "no_deliverable", "no_due_day", "vague_words", "inherited_lead"},
	"mark":           {"receipt", "declined", "sign_off"},
	"choice":         {"redirect", "keep", "grant", "refuse"},
	"done": {"acknowledge", "decline", "redirect", "keep", "ask_sign_off", "refuse_sign_off", "submit", "accept", "return", "reopen", "cancel", "star", "unstar",
		"ask_extension", "grant_extension", "refuse_extension", "withdraw_extension", "ask_opinion", "give_opinion", "withdraw_opinion", "raise_bottleneck",
		"add_subtask", "change_subtask", "remove_subtask", "receipts", "absence", "end_absence"},
	"account":     {"officer", "head", "office", "working_group", "viewer", "administrator"},
	"user":        {"active", "invited", "closed"},
	"group":       {"overdue", "due_soon", "later", "no_deadline", "waiting", "finished"},
	"sheet":       {"name", "ref", "task", "directive", "lead", "due", "status", "percent", "words", "forecast", "last_words", "stale"},
	"sheet_note":  {"ref", "task", "directive", "lead", "due", "status", "percent", "words", "forecast", "last_words"},
	"boundary":    {"as_it_was", "successor"},
	"agencies":    {"ministries", "provinces"},
	"why":         {"owner", "contact"},
	"admin":       adminPages,
	"admin_about": adminPages,
	"agency_kind": {"ministry", "ministerial_level_agency", "government_agency", "province", "commune", "department", "committee", "working_group",
		"party_body", "enterprise", "other_body", "group"},
	"purpose":  {"alerts", "reports"},
	"merger":   {"ahead", "applied", "undone"},
	"day":      {"holiday", "day_off", "make_up", "plain"},
	"language": {"vi", "en", "ar", "fa", "pl"},
	"damage":   {"changed", "removed", "put_in", "moved", "head"},
	"object": {"act", "agency", "audit", "bottleneck", "calendar", "directive", "message", "policy", "recipient", "registry", "report", "setting", "task", "token",
		"user"},
	"field": {"code", "kind", "abbr", "name_vi", "name_en", "parent", "valid_from", "valid_to", "sign_off", "note", "aliases", "kinds", "members",
		"members_named", "days_before", "on_day", "overdue_first", "overdue_every", "digest_at", "days",
		"name", "email", "lang", "purpose", "for", "escalations", "nudge", "waits", "digest_days"},
	"error_title":   errorKinds,
	"error_explain": errorKinds,
}

// adminPages are the pages under /admin.
var adminPages = []string{"agencies", "acts", "groups", "calendar", "policies", "recipients", "absences", "users", "mail", "jobs", "audit"}

var errorKinds = []string{"invalid", "signed_out", "forbidden", "not_found", "conflict", "stale_form", "too_many",
	"unavailable", "internal"}

// acts are the forms of a task's page.
var acts = []string{"report", "acknowledge", "decline", "decide_address", "ask_sign_off", "refuse_sign_off", "submit", "accept", "return", "reopen", "cancel", "star", "unstar",
	"ask_extension", "decide_extension", "withdraw_extension", "ask_opinion", "give_opinion", "withdraw_opinion", "raise_bottleneck", "add_subtask", "change_subtask", "remove_subtask", "absence", "end_absence"}

// labels are the fields of forms, and the facts shown beside them.
var labels = []string{"percent", "what_happened", "forecast", "reasons", "result", "remark", "proposed", "address_decision", "to_agency", "extension_to", "legal_basis",
	"extension_decision", "grant_to", "answer_words", "coordinator", "question", "answer_by", "answer", "category", "what_blocks", "must_act", "decision_asked", "decide_by", "proposal", "severity",
	"title", "assignee", "due_on", "done", "substitute", "absent_from", "absent_to", "absence_reason", "who_when", "status", "due_now", "last_move", "asked_on", "decided_on", "granted_on", "days_late", "from_due", "absent"}
