package models_test

import (
	"crypto/sha1"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dondoc/models"
	"dondoc/models/leaked"
	"dondoc/models/modelstest"
)

// TestLeakedPasswordsAreRefused: common ones whatever is configured, others where the operator has a list,
// and none is set while that list can't be read.
func TestLeakedPasswordsAreRefused(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		ctx := t.Context()
		c := e.Populate(t)
		const leakedOne, free = "ba con vịt qua cầu Long Biên", "bốn con ngỗng qua cầu Thê Húc"
		path := filepath.Join(t.TempDir(), "list.txt")
		if err := os.WriteFile(path, fmt.Appendf(nil, "%X:3\n", sha1.Sum([]byte(leakedOne))), 0o600); err != nil {
			t.Fatal(err)
		}
		list, err := leaked.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		listed, err := models.Open(ctx, models.Options{Dialect: e.Dialect, DSN: e.DSN, Clock: e.Clock, Zone: modelstest.Hanoi(), Leaked: list})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = listed.Close() }()
		for what, try := range map[string]func(s *models.Store, password string) error{
			"a change": func(s *models.Store, password string) error {
				return s.ChangePassword(ctx, c.MOSTOfficer, "wrong", password, "")
			},
			"a new account": func(s *models.Store, password string) error {
				_, err := s.CreateUser(ctx, c.Admin, models.NewUser{Email: "no address", Name: "Mới", Password: password})
				return err
			},
		} {
			refused := func(s *models.Store, password string) bool {
				var why *models.Error
				return errors.As(try(s, password), &why) && slices.ContainsFunc(why.Fields, func(f models.FieldError) bool { return f.Problem == "password_leaked" })
			}
			if !refused(e.Store, "1QAZ2wsx3edc4rfv") || !refused(listed, "1QAZ2wsx3edc4rfv") || !refused(listed, leakedOne) {
				t.Errorf("%s: a leaked password is taken", what)
			}
			if refused(e.Store, leakedOne) || refused(listed, free) {
				t.Errorf("%s: refused though on no list", what)
			}
		}
		if err := os.Truncate(path, 0); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "while the list can't be read", listed.ChangePassword(ctx, c.MOSTOfficer, modelstest.Password, free, ""), models.CodeUnavailable)
	})
}
