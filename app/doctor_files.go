package main

import (
	"context"
	"fmt"

	"dondoc/models"
)

// examineFiles writes, reads and deletes a content in the store of files.
func (w words) examineFiles(ctx context.Context, c Config) finding {
	what := w.T("cli_doctor_files")
	files, err := c.files()
	if err != nil {
		return finding{what, err.Error(), w.T("cli_doctor_files_mend")}
	}
	if files == nil {
		return finding{what, w.T("cli_doctor_files_none"), w.T("cli_doctor_files_none_mend")}
	}
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	if err := models.CheckFiles(ctx, files); err != nil {
		return finding{what, fmt.Sprintf("%s: %v", files, err), w.T("cli_doctor_files_mend")}
	}
	return finding{what: what, detail: w.T("cli_doctor_files_writes", "Address", files)}
}
