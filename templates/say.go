package templates

// The sentences handlers say through Renderer.T: notices after an act and
// faults of a form field. They stand here and not in the templates because
// only the handler knows which of them is true.
const (
	SayProgressSaved    = "say_progress_saved" // parameter Ref: the task
	SaySignedOut        = "say_signed_out"
	SaySetupDone        = "say_setup_done"
	SaySignInFirst      = "say_sign_in_first"
	SayChangedMeanwhile = "say_changed_meanwhile"
	SayPercentRange     = "say_percent_range"
	SayPercentFell      = "say_percent_fell"
	SayWordsMissing     = "say_words_missing"
	SayWordsTooLong     = "say_words_too_long" // parameter Count: characters allowed
	SayForecastInvalid  = "say_forecast_invalid"
	SayDateInvalid      = "say_date_invalid" // parameter Date: as typed
	SayTaskFinished     = "say_task_finished"
	SayNameMissing      = "say_name_missing"
	SayEmailInvalid     = "say_email_invalid"
	SayPasswordShort    = "say_password_short" // parameter Count: characters asked for
	SayPasswordsDiffer  = "say_passwords_differ"
	SayLinkUsed         = "say_link_used"
)
