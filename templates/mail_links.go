package templates

func (*LinkedTaskView) template() string  { return "linked_task" }
func (*TaskLinksView) template() string   { return "task_links" }
func (*UnsubscribeView) template() string { return "unsubscribe" }

// Sort says which mails the link is about.
func (v *UnsubscribeView) Sort() string {
	if v.List != "" {
		return v.T("filter_of_mails", "Name", v.List)
	}
	return v.Word("message_kind", v.Kind)
}

// Ends is when the link does.
func (v *LinkedTaskView) Ends() string { return v.instant(v.Until) }
