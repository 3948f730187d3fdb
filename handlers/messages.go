package handlers

import "dondoc/models"

// messageState is the word for how a message fares: one that failed before and is to be tried again is
// deferred, one the server refused for good is refused, one that had nothing left to say is cancelled.
func messageState(state models.MessageState, attempt int) string {
	switch {
	case state == models.Queued && attempt > 0:
		return "deferred"
	case state == models.Failed:
		return "refused"
	case state == models.Empty:
		return "cancelled"
	}
	return string(state)
}

// storedState is the way back, for the filter. Both what waits for its first and for its next attempt is
// queued.
func storedState(word string) (models.MessageState, bool) {
	switch word {
	case "":
		return "", true
	case "queued", "deferred":
		return models.Queued, true
	case "sending":
		return models.Sending, true
	case "sent":
		return models.Sent, true
	case "refused":
		return models.Failed, true
	case "cancelled":
		return models.Empty, true
	}
	return "", false
}
