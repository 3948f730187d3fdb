package templates

func (*LoginView) template() string { return "login" }
func (*SetupView) template() string { return "setup" }
