package recap

import "time"

// DayChange is the hour at which a conference's day begins: what starts before
// belongs to the evening before.
const DayChange = 4

// Day returns the conference day that t falls on, as midnight UTC of its date.
// The day is that of t's own location and runs from [DayChange] to DayChange,
// by the clock on the wall.
//
//	2024-03-30T22:00+01:00  2024-03-30
//	2024-03-31T01:30+01:00  2024-03-30
//	2024-03-31T04:00+02:00  2024-03-31
func Day(t time.Time) time.Time {
	year, month, day := t.Date()
	if t.Hour() < DayChange {
		day--
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
