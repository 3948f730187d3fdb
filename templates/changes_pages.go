package templates

// ChangesShown is how many provisions of the older directive a page of changes compares, and among how many
// new ones a row lets choose by a list.
const ChangesShown = 50

// Turn opens a page, counted from 1, of so many rows; out of range, the nearest there is.
func (v *ChangesView) Turn(rows, page int) {
	v.Pages = max(1, (rows+ChangesShown-1)/ChangesShown)
	v.At = min(max(page, 1), v.Pages)
	if rows > 0 {
		v.Pager = Pager{From: (v.At-1)*ChangesShown + 1, To: min(v.At*ChangesShown, rows), Total: rows}
	}
}

// Shows says whether the row, counted from 0, is on the page that is open.
func (v *ChangesView) Shows(row int) bool { return row+1 >= v.Pager.From && row < v.Pager.To }

// Before and After are the pages next to it; 0 for none.
func (v *ChangesView) Before() int { return v.At - 1 }

// After is 0 on the last page.
func (v *ChangesView) After() int {
	if v.At >= v.Pages {
		return 0
	}
	return v.At + 1
}
