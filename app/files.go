package main

import (
	"net"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"dondoc/models"
	"dondoc/models/blob"
)

// Folder is the path of a folder, which need not be there yet.
type Folder string

func (w words) parseFolder(text string) (Folder, error) {
	if strings.ContainsRune(text, 0) {
		return "", w.fault("cli_fault_line_break")
	}
	return Folder(filepath.Clean(text)), nil
}

// Bucket is a bucket of an S3-compatible store.
type Bucket struct {
	Host, Name, Region string
	Plain              bool
	Key                string
	Secret             Secret
}

// parseBucket reads s3://key:secret@host:port/bucket?region=…&tls=never. No fault repeats the address,
// which holds a secret.
func (w words) parseBucket(text string) (*Bucket, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "s3" || u.Opaque != "" || u.Fragment != "" {
		return nil, w.fault("cli_fault_s3_url")
	}
	b := &Bucket{Host: u.Host, Name: strings.Trim(u.Path, "/"), Key: u.User.Username()}
	secret, _ := u.User.Password()
	b.Secret = Secret(secret)
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return nil, w.fault("cli_fault_s3_url")
		}
	}
	switch {
	case u.Hostname() == "" || b.Name == "" || strings.Contains(b.Name, "/"):
		return nil, w.fault("cli_fault_s3_bucket")
	case b.Key == "" || secret == "":
		return nil, w.fault("cli_fault_s3_key")
	}
	return b, w.bucketOptions(b, u)
}

func (w words) bucketOptions(b *Bucket, u *url.URL) error {
	options, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return w.fault("cli_fault_s3_option")
	}
	for name, values := range options {
		switch {
		case name == "region" && len(values) == 1:
			b.Region = values[0]
		case name == "tls" && len(values) == 1 && values[0] == "never":
			b.Plain = true
		default:
			return w.fault("cli_fault_s3_option")
		}
	}
	if ip := net.ParseIP(u.Hostname()); b.Plain && u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback() && !ip.IsPrivate()) {
		return w.fault("cli_fault_s3_open")
	}
	return nil
}

// files gives the store of files: the bucket where one is named, else the folder; beside a SQLite
// database a folder is used though none is named. Without any, nil: no files are taken.
func (c Config) files() (models.Files, error) {
	folder := string(c.Files)
	switch {
	case c.S3 != nil:
		b := c.S3
		return blob.NewS3(blob.Bucket{Host: b.Host, Name: b.Name, Region: b.Region, Key: b.Key, Secret: b.Secret.Reveal(), Plain: b.Plain})
	case folder == "" && c.Database.Dialect == SQLite:
		folder = beside(c.Database.DSN.Reveal())
	case folder == "":
		return nil, nil
	}
	return blob.NewFolder(folder), nil
}

// beside is the folder of files that belongs to a SQLite database: dondoc.files for dondoc.db.
func beside(database string) string {
	return strings.TrimSuffix(database, filepath.Ext(database)) + ".files"
}
