package main

import (
	"errors"

	"dondoc/models/leaked"
)

// parseLeaked opens the list of leaked passwords.
func (w words) parseLeaked(path string) (*leaked.List, error) {
	list, err := leaked.Open(path)
	if errors.Is(err, leaked.ErrNoList) {
		return nil, w.fault("cli_fault_leaked_list", "File", path)
	}
	if err != nil {
		return nil, w.fault("cli_fault_unreadable", "File", path, "Error", err)
	}
	return list, nil
}

// examineLeaked looks at the list of leaked passwords once more: the program reads it for as long as it runs.
func (w words) examineLeaked(c Config) finding {
	what := w.T("cli_doctor_leaked")
	if c.Leaked == nil {
		return finding{what: what, detail: w.T("cli_doctor_leaked_none")}
	}
	if err := c.Leaked.Check(); err != nil {
		return finding{what, err.Error(), w.T("cli_doctor_leaked_mend")}
	}
	const megabyte = 1 << 20
	return finding{what: what, detail: w.T("cli_doctor_leaked_reads", "File", c.Leaked, "Megabytes", c.Leaked.Bytes()/megabyte)}
}
