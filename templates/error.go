package templates

func (*ErrorView) template() string { return "error" }
