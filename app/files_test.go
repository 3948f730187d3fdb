package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

// bucketServer speaks S3 over HTTP and has the bucket "evidence".
func bucketServer(t *testing.T) (host string) {
	t.Helper()
	kept := s3mem.New()
	if err := kept.CreateBucket("evidence"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(kept).Server())
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

func TestDoctorTriesTheStoreOfFiles(t *testing.T) {
	host := bucketServer(t)
	for name, database := range databases(t) {
		t.Run(name, func(t *testing.T) {
			address := database(t)
			blocked := filepath.Join(t.TempDir(), "blocked")
			if err := os.WriteFile(blocked, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			unset := "pass  files" // beside the database
			if name != "sqlite" {
				unset = "MEND  files"
			}
			for _, c := range []struct{ variable, value, want string }{
				{"", "", unset},
				{"DONDOC_FILES", filepath.Join(t.TempDir(), "a", "b"), "pass  files"},
				{"DONDOC_FILES", blocked, "MEND  files"},
				{"DONDOC_S3_URL", "s3://key:" + password + "@" + host + "/evidence?tls=never&region=hanoi", "pass  files          s3://" + host + "/evidence"},
				{"DONDOC_S3_URL", "s3://key:" + password + "@" + host + "/another?tls=never", "MEND  files"},
			} {
				e := shell(t, address)
				e.env[c.variable] = c.value
				out, errs, _ := e.command("doctor")
				if !strings.Contains(out, c.want) || strings.Contains(out+errs, password) {
					t.Errorf("%s=%s:\n%s%s", c.variable, c.value, out, errs)
				}
			}
		})
	}
}

func TestWhereFilesAre(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct{ database, files, want string }{
		{"sqlite:" + folder + "/dondoc.db", "", folder + "/dondoc.files"},
		{"sqlite:" + folder + "/data", "", folder + "/data.files"},
		{"sqlite:" + folder + "/dondoc.db", "/var/lib/dondoc/files/", "/var/lib/dondoc/files"},
		{"postgres://h/d", "/var/lib/dondoc/files", "/var/lib/dondoc/files"},
		{"postgres://h/d", "", ""},
	} {
		config, err := load(t, []string{"--database-url", c.database, "--files", c.files}, nil)
		if err != nil {
			t.Fatal(err)
		}
		files, err := config.files()
		got := ""
		if named, ok := files.(interface{ String() string }); ok {
			got = named.String()
		}
		if err != nil || got != c.want {
			t.Errorf("%s, %q: %q, %v; want %q", c.database, c.files, got, err, c.want)
		}
	}
	_, err := load(t, nil, map[string]string{"DONDOC_FILES": "/x", "DONDOC_S3_URL": "s3://key:secret@h/b"})
	if fault := onlyFault(t, err); !strings.Contains(fault.Problem, "keep one") {
		t.Errorf("a folder and a bucket: %+v", fault)
	}
}
