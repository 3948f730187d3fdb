package templates

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed static
var staticFiles embed.FS

// assets are the static files under names that carry a hash of their content:
// a new version is a new address, so each may be kept for ever.
type assets struct {
	path  map[string]string // app.css → /static/app.3fa92c01.css
	files map[string]asset  // by that path
}

type asset struct {
	contentType string
	raw, zipped []byte
}

func loadAssets() (*assets, error) {
	a := &assets{path: map[string]string{}, files: map[string]asset{}}
	err := fs.WalkDir(staticFiles, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := staticFiles.ReadFile(name)
		if err != nil {
			return err
		}
		ext := path.Ext(name)
		sum := sha256.Sum256(raw)
		hashed := "/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		zipped, err := gzipped(raw)
		if err != nil {
			return err
		}
		a.path[strings.TrimPrefix(name, "static/")] = hashed
		a.files[hashed] = asset{contentType: mime.TypeByExtension(ext), raw: raw, zipped: zipped}
		return nil
	})
	return a, err
}

func gzipped(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Asset is the address of a static file ("app.css"); an unknown name is
// returned as it is and will not be found.
func (r *Renderer) Asset(name string) string {
	if p, ok := r.assets.path[name]; ok {
		return p
	}
	return name
}

// Static serves the addresses Asset gives, all below /static/, gzipped where
// the browser takes it: do not compress its answers again.
func (r *Renderer) Static() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		f, ok := r.assets.files[req.URL.Path]
		if !ok {
			http.NotFound(w, req)
			return
		}
		h := w.Header()
		h.Set("Content-Type", f.contentType)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Add("Vary", "Accept-Encoding")
		body := f.raw
		if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = f.zipped
		}
		http.ServeContent(w, req, "", time.Time{}, bytes.NewReader(body))
	})
}
