package blob

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"time"
)

// Folder keeps contents as files of a folder of its own, which it makes when something is first put
// into it. It never reaches outside, not through links either.
type Folder struct{ path string }

// NewFolder gives the store in the folder at the path.
func NewFolder(path string) Folder { return Folder{path} }

// String is the folder's path.
func (f Folder) String() string { return f.path }

// incoming is where contents lie until they are whole.
const incoming = "incoming"

// Put keeps a content of so many bytes. It is there whole and on the disk, or not at all.
func (f Folder) Put(ctx context.Context, sum string, content io.Reader, size int64) (err error) {
	if err := checkSum(sum); err != nil {
		return err
	}
	if err := os.MkdirAll(f.path, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	for _, folder := range []string{incoming, path.Dir(place(sum))} {
		if err := root.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	name, err := receive(root, readUntil{ctx, content}, size)
	if err != nil {
		return err
	}
	if err := root.Rename(name, place(sum)); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return syncFolder(root, path.Dir(place(sum)))
}

// receive writes what comes in to a file of its own and onto the disk, and gives the file's name.
func receive(root *os.Root, content io.Reader, size int64) (name string, err error) {
	name = incoming + "/" + rand.Text()
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	n, err := io.Copy(file, content)
	if err == nil && n != size {
		err = fmt.Errorf("blob: %d bytes came, %d were announced", n, size)
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return "", errors.Join(err, root.Remove(name))
	}
	return name, nil
}

// syncFolder makes a name in a folder outlast a crash of the machine.
func syncFolder(root *os.Root, name string) error {
	folder, err := root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Open gives a content to read, or ErrNotThere.
func (f Folder) Open(_ context.Context, sum string) (io.ReadSeekCloser, error) {
	if err := checkSum(sum); err != nil {
		return nil, err
	}
	file, err := os.OpenInRoot(f.path, place(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotThere
	}
	return file, err
}

// Old names what was put longer than age ago, by the machine's clock: contents by their sum, and what
// broken writes left by a name that only Delete knows.
func (f Folder) Old(ctx context.Context, age time.Duration) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		root, err := os.OpenRoot(f.path)
		if errors.Is(err, fs.ErrNotExist) {
			return // nothing was ever put
		}
		if err != nil {
			yield("", err)
			return
		}
		defer func() { _ = root.Close() }()
		err = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
			if err = errors.Join(err, ctx.Err()); err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if errors.Is(err, fs.ErrNotExist) || err == nil && time.Since(info.ModTime()) < age {
				return nil
			}
			if name := nameAt(p); err == nil && name != "" && !yield(name, nil) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			yield("", err)
		}
	}
}

// nameAt is under what name a file of ours is known, "" for one that is none of ours.
func nameAt(p string) string {
	switch base := path.Base(p); {
	case isSum(base) && p == place(base):
		return base
	case path.Dir(p) == incoming:
		return p
	}
	return ""
}

// Delete takes away what Old or a sum names. What is gone already is no error.
func (f Folder) Delete(_ context.Context, name string) error {
	if isSum(name) {
		name = place(name)
	}
	if nameAt(name) == "" {
		return fmt.Errorf("blob: %q is nothing of ours", name)
	}
	root, err := os.OpenRoot(f.path)
	if err == nil {
		err = errors.Join(root.Remove(name), root.Close())
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
