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
	// What a matter on the desk or among the next steps is.
	SayMatterSubmitted = "say_matter_submitted" // parameter Date
	SayMatterExtension = "say_matter_extension" // parameter Date: the day asked for
	SayMatterOpinion   = "say_matter_opinion"   // parameters Agency, Date: who has not answered, by when
	SayMatterProposed  = "say_matter_proposed"  // parameter Agency
	SayBlockedBy       = "say_blocked_by"       // parameter Words: what blocks a task, within a report's words
	SayLinksRevoked    = "say_links_revoked"    // parameter Ref: the recipient's address
	SayLanguageName    = "language_name"

	SayLoginFailed       = "login_failed"
	SayPasswordSet       = "say_password_set"
	SayInvitationUsed    = "say_invitation_used"
	SayPasswordChanged   = "say_password_changed"
	SayAccountSaved      = "say_account_saved"
	SaySecondFactorOff   = "say_second_factor_off"
	SaySessionEnded      = "say_session_ended"
	SaySessionsEnded     = "say_sessions_ended"
	SayTokenRevoked      = "say_token_revoked"
	SayInvited           = "say_invited"
	SayUserSaved         = "say_user_saved"
	SayUserClosed        = "say_user_closed"
	SayUserReopened      = "say_user_reopened"
	SayAllSignedOut      = "say_all_signed_out"
	SayUserSignedOut     = "say_user_signed_out"
	SaySecondFactorReset = "say_second_factor_reset"

	SayDrafted      = "say_drafted"       // parameter Ref: the directive
	SayRegistered   = "say_registered"    // parameter Ref: how many tasks
	SayEventEntered = "say_event_entered" // parameter Ref: how many tasks
	SayDiscarded    = "say_discarded"

	SayImported        = "say_imported" // parameter Ref: how many tasks
	SayImportDiscarded = "say_import_discarded"

	SayAmendmentAhead   = "say_amendment_ahead"   // parameter Ref: its day
	SayAmendmentApplied = "say_amendment_applied" // parameter Ref: the directive amended
	SayAmendmentUndone  = "say_amendment_undone"
	SayRelationAdded    = "say_relation_added"   // parameter Ref: the other directive
	SayRelationRemoved  = "say_relation_removed" // the same
	SayAmendReasons     = "amend_reasons"        // parameter Number: proposed as reasons

	SayReviewCadence     = "say_review_cadence"
	SayReviewPlanned     = "say_review_planned"
	SayReviewNoted       = "say_review_noted"
	SayReviewDecided     = "say_review_decided"
	SayReviewWithdrawn   = "say_review_withdrawn"
	SayReviewClosed      = "say_review_closed"
	SayReviewConcluding  = "say_review_concluding" // parameter Ref: how many drafts
	SayAdminSaved        = "say_admin_saved"       // parameter Ref: what was saved
	SayActRegistered     = "say_act_registered"    // parameter Ref: the act
	SayActApplied        = "say_act_applied"       // parameter Ref: the act
	SayActUndone         = "say_act_undone"        // parameter Ref: the act
	SayContactAdded      = "say_contact_added"     // parameter Ref: the address
	SayContactClosed     = "say_contact_closed"
	SayCalendarSaved     = "say_calendar_saved"
	SayPolicySaved       = "say_policy_saved"
	SayLetterMade        = "say_letter_made"     // parameter Ref: its number
	SayLetterStale       = "letter_stale"        // beside the draft as it is now
	SayReportCompiled    = "say_report_compiled" // parameter Ref: its span
	SayReportApproved    = "say_report_approved" // the same
	SayReportSchedule    = "say_report_schedule"
	SayLetterhead        = "say_letterhead"
	SayRecipientEnded    = "say_recipient_ended" // parameter Ref: the address
	SayPolicyEnded       = "say_policy_ended"    // parameter Ref: its name
	SayResent            = "say_resent"          // parameter Ref: the recipient
	SayAbsenceAdded      = "say_absence_added"
	SayAbsenceEnded      = "say_absence_ended"
	SayAuditVerified     = "say_audit_verified"
	SayMeasured          = "say_measured"
	SayIndicatorSaved    = "say_indicator_saved"
	SayStandingConfirmed = "say_standing_confirmed"
	SayStandingWithdrawn = "say_standing_withdrawn"
	SayFilterSaved       = "say_filter_saved"   // parameter Ref: its name
	SayFilterRemoved     = "say_filter_removed" // the same
	SaySubscribed        = "say_subscribed"     // the same
	SayListDeclined      = "say_list_declined"  // the same
	SayFeedRevoked       = "say_feed_revoked"   // the same
	SayReplyOutbox       = "reply_outbox"       // in place of a server's answer, where none was asked
)
