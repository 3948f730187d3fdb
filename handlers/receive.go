package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"dondoc/models"
)

const (
	evidencePath    = "/tasks/:id/evidence"
	apiEvidencePath = "/api/v1" + evidencePath
	oneEvidence     = evidencePath + "/:evidence_id"
	apiOneEvidence  = "/api/v1" + oneEvidence
)

// Bounds on a form with a file, beside the file itself.
const (
	maxFields    = 64 << 10  // bytes of all its text fields
	maxFormParts = 20        // fields
	drained      = 200 << 20 // bytes read on past a refusal: a browser shows no answer before it has sent all
	storeWithin  = 2 * time.Minute
)

// received is a file as it came in, in a temporary file that has no name any more.
type received struct {
	name string // as its sender calls it
	file *os.File
	size int64
	sum  string // the content's SHA-256, in hexadecimal

	// For the API, whose handlers may run within a transaction: the content kept before it, or why it
	// isn't.
	kept models.KeptFile
	err  error
}

// newFile is the file as the Store takes it.
func (r *received) newFile(in models.MoveInput) models.NewFile {
	return models.NewFile{MoveInput: in, Name: r.name, Content: r.file, Size: r.size}
}

const receivedKey = "received"

// receivedOf is the file that came with the request; nil when none did.
func receivedOf(c echo.Context) *received {
	r, _ := c.Get(receivedKey).(*received)
	return r
}

// bringsFile says whether the request is a form with a file, on one of the routes that take one.
// Such a request has limits of its own.
func bringsFile(c echo.Context) bool {
	kind, _, _ := mime.ParseMediaType(c.Request().Header.Get(echo.HeaderContentType))
	return c.Request().Method == http.MethodPost && kind == echo.MIMEMultipartForm && (c.Path() == evidencePath || c.Path() == apiEvidencePath || c.Path() == apiImportsPath)
}

// sendsFile says whether the answer may be a large file.
func sendsFile(c echo.Context) bool { return c.Path() == oneEvidence || c.Path() == apiOneEvidence }

// receiveFile reads a form with a file, of whoever may add evidence to the task or import lists: the file
// goes to the disk as it comes, the fields where the request has them. All others are refused before their file is
// read. It stands before the handlers of forms, which would read the whole into memory.
func (s *server) receiveFile(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !bringsFile(c) {
			return next(c)
		}
		file, err := s.receive(c)
		if err != nil {
			return err
		}
		if file != nil {
			defer func() { _ = file.file.Close() }()
			c.Set(receivedKey, file)
		}
		ctx, cancel := context.WithTimeout(c.Request().Context(), storeWithin)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		if file != nil && c.Path() == apiEvidencePath {
			task, err := idOf(c)
			if err != nil {
				return err
			}
			file.kept, file.err = s.store.KeepFile(ctx, actorOf(c), task, file.newFile(models.MoveInput{}))
		}
		return next(c)
	}
}

func (s *server) receive(c echo.Context) (*received, error) {
	r := c.Request()
	err := s.mayReceive(c)
	if err == nil {
		var end func()
		if end, err = s.transfers.begin(actorOf(c).UserID); err == nil {
			defer end()
		}
	}
	if err == nil && r.ContentLength > models.MaxFile+maxFields {
		err = fileTooLarge()
	}
	if err != nil {
		drain(r)
		return nil, err
	}
	p := s.transfers.ofReading(c)
	defer p.end()
	r.Body = struct {
		io.Reader
		io.Closer
	}{pacedReader{r.Body, p}, r.Body}
	file, fields, err := readParts(r)
	if err != nil {
		if errors.Is(err, os.ErrDeadlineExceeded) {
			c.Response().Header().Set(echo.HeaderConnection, "close")
			return nil, &models.Error{Code: codeTimeout, Cause: err}
		}
		drain(r)
		return nil, err
	}
	for name, values := range r.URL.Query() {
		fields[name] = append(fields[name], values...)
	}
	r.Form, r.PostForm, r.MultipartForm = fields, fields, &multipart.Form{Value: fields}
	return file, nil
}

// mayReceive says why the request's file needn't be read.
func (s *server) mayReceive(c echo.Context) error {
	if !actorOf(c).SignedIn() {
		return &models.Error{Code: models.CodeSignIn}
	}
	if c.Path() == apiImportsPath {
		return nil // who may call it at all may import
	}
	id, err := idOf(c)
	if err != nil {
		return err
	}
	err = s.store.MayMove(c.Request().Context(), actorOf(c), id, models.MoveAddEvidence)
	if models.CodeOf(err) == models.CodeWrongState && c.Request().Header.Get(idempotencyHeader) != "" {
		return nil // the first call may have been in time
	}
	return err
}

func fileTooLarge() error {
	return &models.Error{Code: codeTooLarge, Detail: "file", Params: map[string]any{"Max": models.MaxFile >> 20}}
}

// drain reads what of a refused request is still to come, so that its sender gets to see the answer.
func drain(r *http.Request) {
	if r.ContentLength <= drained {
		_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, drained))
	}
}

// readParts reads the fields of a form, and its one file.
func readParts(r *http.Request) (file *received, fields url.Values, err error) {
	defer func() {
		if err != nil && file != nil {
			_ = file.file.Close()
			file = nil
		}
	}()
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, nil, badForm(r, err)
	}
	fields = url.Values{}
	left := int64(maxFields)
	for range maxFormParts {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return file, fields, nil
		}
		if err != nil {
			return file, fields, badForm(r, err)
		}
		switch name := part.FormName(); {
		case name == "file" && file == nil:
			if file, err = toDisk(part); err != nil {
				return file, fields, badForm(r, err)
			}
		case part.FileName() != "":
			return file, fields, invalid("file", "one_file")
		default:
			var value strings.Builder
			n, err := io.Copy(&value, io.LimitReader(part, left+1))
			if err != nil {
				return file, fields, badForm(r, err)
			}
			if left -= n; left < 0 {
				return file, fields, &models.Error{Code: codeTooLarge}
			}
			fields.Add(name, value.String())
		}
	}
	return file, fields, badForm(r, errors.New("too many fields"))
}

// badForm is a form that can't be read, unless it is its sender who went away, or we who ended it.
func badForm(r *http.Request, err error) error {
	switch {
	case models.CodeOf(err) != "" || errors.Is(err, os.ErrDeadlineExceeded):
		return err
	case r.Context().Err() != nil:
		return r.Context().Err()
	}
	return &models.Error{Code: codeBadRequest, Cause: err}
}

// toDisk writes a file of a form into a temporary one, which goes with the program however that ends.
// An empty field, where no file was chosen, is none.
func toDisk(part *multipart.Part) (*received, error) {
	file, err := os.CreateTemp("", "dondoc-upload-*")
	if err != nil {
		return nil, &models.Error{Code: models.CodeUnavailable, Detail: "file_store", Cause: err}
	}
	got := &received{name: part.FileName(), file: file}
	if err := os.Remove(file.Name()); err != nil {
		return got, &models.Error{Code: models.CodeUnavailable, Detail: "file_store", Cause: err}
	}
	from := &remembering{Reader: io.LimitReader(part, models.MaxFile+1)}
	sum := sha256.New()
	got.size, err = io.Copy(io.MultiWriter(file, sum), from)
	got.sum = hex.EncodeToString(sum.Sum(nil))
	switch {
	case from.err != nil:
		return got, from.err
	case err != nil: // the disk is full
		return got, &models.Error{Code: models.CodeUnavailable, Detail: "file_store", Cause: err}
	case got.size > models.MaxFile:
		return got, fileTooLarge()
	case got.size == 0 && got.name == "":
		return nil, file.Close()
	}
	return got, nil
}

// remembering tells a fault of reading from one of writing.
type remembering struct {
	io.Reader
	err error
}

func (r *remembering) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}
