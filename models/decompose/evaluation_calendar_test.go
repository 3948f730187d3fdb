package decompose

import (
	"testing"

	"dondoc/models/deadline"
)

// vietnameseDays are the weekdays off in Viet Nam in the years of the texts.
var vietnameseDays = []string{
	"2023-01-20", "2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26", "2023-05-01", "2023-05-02", "2023-05-03", "2023-09-01", "2023-09-04",
	"2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14", "2024-04-18", "2024-04-29", "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03",
	"2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-04-07", "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02",
	"2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
}

// calendarOf is the working calendar by which the truth of a language's texts was
// counted.
func calendarOf(t testing.TB, language string) deadline.Calendar {
	t.Helper()
	if language != "vi" {
		return deadline.Calendar{}
	}
	var days []deadline.CalendarDay
	for _, s := range vietnameseDays {
		day, err := deadline.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		days = append(days, deadline.CalendarDay{Date: day, Kind: deadline.DayHoliday})
	}
	return deadline.NewCalendar(days)
}
