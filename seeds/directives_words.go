package seeds

// The words a directive's data file may use. A new one is added here first, so
// that a slip of the pen is no new kind.

func isDirectiveKind(word string) bool {
	switch word {
	case "directive", "official_letter", "conclusion_notice", "conference_conclusions":
		return true
	}
	return false
}

func isRelationKind(word string) bool {
	switch word {
	case "cites", "implements", "amends", "supersedes", "repeals", "repeals_part":
		return true
	}
	return false
}

func isDeadlineKind(word string) bool {
	switch word {
	case "none", "urgent", "date", "month", "year", "before_date", "from_date", "recurring", "relative":
		return true
	}
	return false
}

func isDeliverable(word string) bool {
	switch word {
	case "budget", "data", "document", "meeting", "model", "other", "plan", "report", "service", "system":
		return true
	}
	return false
}

// isCategory knows the categories of bottlenecks; "" is a text that fits none.
func isCategory(word string) bool {
	switch word {
	case "", "institutions", "infrastructure", "online_services", "data", "security", "resources", "organisation":
		return true
	}
	return false
}

// isRecipient knows the bodies that results are submitted to.
func isRecipient(word string) bool {
	switch word {
	case "", "PM", "Government":
		return true
	}
	return false
}

// isCheck knows the checks of the entry check: what a provision must make clear
// (person, work, time, responsibility, result) before it becomes tasks.
func isCheck(word string) bool {
	switch word {
	case "two_leads", // two agencies or groups lead together
		"owner_inferred",       // the lead is not named but read from the context
		"members_not_named",    // a collective addressee is not listed
		"ambiguous_scope",      // who or what is covered is open
		"coordination_unclear", // who coordinates is open
		"supervisor_unclear",   // who urges is open
		"recipient_unclear",    // who receives the result is open
		"no_deliverable",       // no product is named
		"no_deadline",          // no time is stated
		"vague_deadline",       // "urgently", "periodic": no day
		"deadline_inferred",    // the day is read from the context
		"conditional",          // arises only in some case
		"dependency",           // another provision waits for it
		"split_or_merge",       // one sentence, several duties, or the reverse
		"near_identical",       // stands elsewhere too
		"unclear_wording":      // the words allow another reading
		return true
	}
	return false
}
