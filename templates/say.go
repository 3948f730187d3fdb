package templates

// The sentences handlers and jobs say through Renderer.T after an act, which only they
// know to be true. What is wrong with a form is said by "error.<code>" and
// "invalid.<problem>", ids put together from the codes of models' errors.
const (
	SayProgressSaved = "say_progress_saved" // parameter Ref: the task
	SaySignedOut     = "say_signed_out"
	SaySetupDone     = "say_setup_done"
	SayAdminSaved    = "say_admin_saved"    // parameter Ref: what was saved
	SayActRegistered = "say_act_registered" // parameter Ref: the act
	SayActApplied    = "say_act_applied"    // parameter Ref: the act
	SayActUndone     = "say_act_undone"     // parameter Ref: the act
	SayContactAdded  = "say_contact_added"  // parameter Ref: the address
	SayContactClosed = "say_contact_closed"
	SayCalendarSaved = "say_calendar_saved"
	SayPolicySaved   = "say_policy_saved"
	SayResent        = "say_resent" // parameter Ref: the recipient
	SayAbsenceAdded  = "say_absence_added"
	SayAbsenceEnded  = "say_absence_ended"
	SayAuditVerified = "say_audit_verified"
	SayReplyOutbox   = "reply_outbox" // in place of a server's answer, where none was asked
)
