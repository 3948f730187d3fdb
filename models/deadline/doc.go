// Package deadline knows when a task is due: civil dates, the working-day
// calendar, and the grammar in which directives state their deadlines ("before
// 30 June", "in July 2025", "within 15 working days of signing", "every 5
// days"), with how each reads in Vietnamese and English.
//
// The package is pure: it knows no database and no clock. All days are civil
// days of the organisation's time zone; whoever holds an instant turns it into
// a day with DateOf and that zone.
package deadline
