package seeds

import (
	"errors"
	"sync"
)

// content is what the data files hold; people and words only for the demonstration.
type content struct {
	registry   *Registry
	directives []Directive
	people     *People
	words      *reportWords
}

// readAll reads what Load enters.
func readAll() (content, error) {
	var c content
	err := together(c.readRegistry, c.readDirectives)
	return c, err
}

// readDemo reads what LoadDemo enters.
func readDemo() (content, error) {
	var c content
	err := together(c.readRegistry, c.readDirectives, c.readPeople)
	return c, err
}

func (c *content) readRegistry() (err error) {
	c.registry, err = LoadRegistry()
	return err
}

func (c *content) readDirectives() (err error) {
	c.directives, err = LoadDirectives()
	return err
}

func (c *content) readPeople() (err error) {
	if c.people, err = LoadPeople(); err != nil {
		return err
	}
	c.words, err = loadWords()
	return err
}

// together runs the readers side by side: the start of a demonstration waits for them.
func together(readers ...func() error) error {
	errs := make([]error, len(readers))
	var wg sync.WaitGroup
	for i, read := range readers {
		wg.Go(func() { errs[i] = read() })
	}
	wg.Wait()
	return errors.Join(errs...)
}
