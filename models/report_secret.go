package models

// secret is what the report says of confidential directives; nil where it counts none. It is kept apart
// from all others: whoever is not cleared could else tell it from the sums.
func (v reportView) secret() (*ReportSecret, error) {
	whole, err := v.tallies("0")
	if err != nil || whole[0].Total() == 0 {
		return nil, err
	}
	out := &ReportSecret{Schema: reportSchema, Whole: whole[0]}
	out.Late, out.LateTotal, err = v.tasks("t.due_on, t.id", lateTask, v.day)
	return out, err
}

// withoutSecrets takes out of a report of schema 0 what it names of confidential directives: it was compiled
// when they were counted among the others. Its sums have to stay as they are.
func (d *ReportData) withoutSecrets() {
	if d.Schema != 0 {
		return
	}
	for _, list := range []*[]ReportTask{&d.Late, &d.Completed, &d.DueNext, &d.Changes.New, &d.Changes.Completed, &d.Changes.Slipped} {
		kept := []ReportTask{}
		for _, t := range *list {
			if !t.Confidential {
				kept = append(kept, t)
			}
		}
		*list = kept
	}
	kept := []ReportDirective{}
	for _, x := range d.Directives {
		if x.TitleVi != "" || x.TitleEn != "" { // a confidential one was stored without its title
			kept = append(kept, x)
		}
	}
	d.Directives = kept
}
