package templates

func (*LinkedTaskView) template() string  { return "linked_task" }
func (*TaskLinksView) template() string   { return "task_links" }
func (*UnsubscribeView) template() string { return "unsubscribe" }

// Ends is when the link does.
func (v *LinkedTaskView) Ends() string { return v.instant(v.Until) }
