package templates

// The sentences handlers and jobs say through Renderer.T after an act, which only they
// know to be true. What is wrong with a form is said by "error.<code>" and
// "invalid.<problem>", ids put together from the codes of models' errors.
const (
	SayProgressSaved = "say_progress_saved" // parameter Ref: the task
	SaySignedOut     = "say_signed_out"
	SaySetupDone     = "say_setup_done"
	SayBlockedBy     = "say_blocked_by"    // parameter Words: what blocks a task, within a report's words
	SayLinksRevoked  = "say_links_revoked" // parameter Ref: the recipient's address
	SayReplyOutbox   = "reply_outbox"      // in place of a server's answer, where none was asked
)
