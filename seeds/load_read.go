package seeds

import "errors"

// content is what the data files hold.
type content struct {
	registry   *Registry
	directives []Directive
}

// readAll reads registry and directives side by side: parsing is what a start of the demonstration
// would else wait for.
func readAll() (content, error) {
	var c content
	var registryErr error
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.registry, registryErr = LoadRegistry()
	}()
	directives, err := LoadDirectives()
	<-done
	c.directives = directives
	return c, errors.Join(registryErr, err)
}
