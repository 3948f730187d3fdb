package templates

// The sentences handlers and jobs say through Renderer.T after an act, which only they
// know to be true. What is wrong with a form is said by "error.<code>" and
// "invalid.<problem>", ids put together from the codes of models' errors.
const (
	SayProgressSaved   = "say_progress_saved"   // parameter Ref: the task
	SayEvidenceAdded   = "say_evidence_added"   // parameter Ref: the file's name, or the document's number
	SayEvidenceRemoved = "say_evidence_removed" // the same
	SaySignedOut       = "say_signed_out"
	SaySetupDone       = "say_setup_done"
	SayReplyOutbox     = "reply_outbox" // in place of a server's answer, where none was asked
)
