package jobs

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"dondoc/models"
)

// journal is a file in which a mail is noted as soon as the mail server has taken it, until the
// database knows: results are recorded many at a time, and a process killed in between finds at its
// next start what it must not send again. Writing needs no wait for the disk: what a killed process has
// written stays written. A nil journal keeps nothing.
type journal struct{ file *os.File }

// openJournal opens the instance's journal; without a folder there is none.
func openJournal(folder, owner string) (*journal, error) {
	if folder == "" {
		return nil, nil
	}
	name := sha256.Sum256([]byte(owner))
	f, err := os.OpenFile(filepath.Join(folder, "delivered-"+hex.EncodeToString(name[:8])+".journal"), os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	return &journal{f}, nil
}

// note writes down what the server has taken. It is called by several goroutines at once.
func (j *journal) note(s models.Settlement) error {
	if j == nil {
		return nil
	}
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return err
	}
	_, err := j.file.Write(line.Bytes())
	return err
}

// noted gives what was noted and not cleared. The last line may have been cut off with the process: the
// mail it began to name is not known as taken.
func (j *journal) noted() ([]models.Settlement, error) {
	if j == nil {
		return nil, nil
	}
	if _, err := j.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var all []models.Settlement
	d := json.NewDecoder(j.file)
	for {
		var s models.Settlement
		err := d.Decode(&s)
		switch {
		case err == nil:
			all = append(all, s)
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return all, nil
		default:
			return all, err
		}
	}
}

// clear forgets all: the database knows.
func (j *journal) clear() error {
	if j == nil {
		return nil
	}
	return j.file.Truncate(0)
}

func (j *journal) close() error {
	if j == nil {
		return nil
	}
	return j.file.Close()
}
