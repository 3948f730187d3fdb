package models_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"dondoc/models"
	"dondoc/models/modelstest"
)

// Tries made at the same time, at several instances, can't slip past the limit.
func TestTriesAtTheSameTimeAreAllCounted(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		stores := []*models.Store{e.Store, e.Again(t), e.Again(t)}
		var tried, refused atomic.Int32
		var all sync.WaitGroup
		for n := range 24 {
			all.Go(func() {
				_, err := stores[n%len(stores)].Authenticate(t.Context(), modelstest.Office, "wrong", "192.0.2.1")
				switch models.CodeOf(err) {
				case models.CodeCredentials:
					tried.Add(1)
				case models.CodeTooMany:
					refused.Add(1)
				default:
					t.Errorf("%v", err)
				}
			})
		}
		all.Wait()
		if tried.Load() != 5 || refused.Load() != 19 {
			t.Errorf("%d looked at, %d refused", tried.Load(), refused.Load())
		}
	})
}

// One code sent twice at the same moment signs in once.
func TestOneCodeAtTheSameTimeIsTakenOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		if err := e.BeginSecondFactor(t.Context(), c.Office); err != nil {
			t.Fatal(err)
		}
		factor, err := e.SecondFactor(t.Context(), c.Office)
		if err != nil {
			t.Fatal(err)
		}
		code := func() string {
			code, err := totp.GenerateCode(factor.Secret, e.Clock.Now())
			if err != nil {
				t.Fatal(err)
			}
			return code
		}
		if _, err := e.ConfirmSecondFactor(t.Context(), c.Office, code(), ""); err != nil {
			t.Fatal(err)
		}
		e.Clock.Advance(time.Minute)
		now, stores := code(), []*models.Store{e.Store, e.Again(t)}
		var taken atomic.Int32
		var all sync.WaitGroup
		for n := range 4 {
			all.Go(func() {
				if err := stores[n%2].CheckSecondFactor(t.Context(), c.Office, now); err == nil {
					taken.Add(1)
				} else if models.CodeOf(err) != models.CodeInvalid {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if taken.Load() != 1 {
			t.Errorf("taken %d times", taken.Load())
		}
	})
}

// A link opened twice at the same moment sets one password.
func TestOneLinkAtTheSameTimeIsUsedOnce(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		e.Populate(t)
		if err := e.RequestReset(t.Context(), modelstest.Office, "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
		mails, err := e.Messages(t.Context(), modelstest.System, models.MessageFilter{Recipient: modelstest.Office, Limit: 1})
		if err != nil || len(mails) != 1 {
			t.Fatal(mails, err)
		}
		links, err := e.LinkMails(t.Context(), modelstest.System, []int64{mails[0].SubjectOf})
		if err != nil {
			t.Fatal(err)
		}
		stores := []*models.Store{e.Store, e.Again(t)}
		var used atomic.Int32
		var all sync.WaitGroup
		for n := range 4 {
			all.Go(func() {
				_, err := stores[n%2].SetPasswordByLink(t.Context(), models.LinkReset, links[mails[0].SubjectOf].Secret, "a brand new pass phrase", "192.0.2.1")
				if err == nil {
					used.Add(1)
				} else if models.CodeOf(err) != models.CodeNotFound {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if used.Load() != 1 {
			t.Errorf("used %d times", used.Load())
		}
	})
}

// Nobody but an administrator looks after accounts, whatever they ask.
func TestAccountsAreTheAdministrators(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, e *modelstest.Env) {
		c := e.Populate(t)
		ctx, id := t.Context(), c.MPSOfficer.UserID
		for _, actor := range []models.Actor{c.Nobody, c.Office, c.WorkingGroup, c.MOSTHead, c.MPSOfficer, c.Viewer} {
			for what, do := range map[string]func() error{
				"list":  func() error { _, err := e.Users(ctx, actor, models.UserFilter{}); return err },
				"count": func() error { _, err := e.CountUsers(ctx, actor, models.UserFilter{}); return err },
				"read":  func() error { _, err := e.User(ctx, actor, id); return err },
				"invite": func() error {
					_, err := e.Invite(ctx, actor, models.NewUser{Email: "x@y.example", Name: "X"}, nil)
					return err
				},
				"import": func() error { _, _, err := e.InviteMany(ctx, actor, nil, true, false); return err },
				"again":  func() error { return e.InviteAgain(ctx, actor, id) },
				"edit": func() error {
					_, err := e.EditUser(ctx, actor, id, models.UserChange{Name: "X", Lang: "vi", Version: 1})
					return err
				},
				"close":  func() error { return e.CloseUser(ctx, actor, id, 1) },
				"reopen": func() error { return e.ReopenUser(ctx, actor, id, 1) },
				"end": func() error {
					return func() error { _, err := e.EndSessionsOf(ctx, actor, models.Proof{}, id); return err }()
				},
				"reset": func() error { return e.ResetSecondFactor(ctx, actor, id) },
				"mails": func() error { _, err := e.LinkMails(ctx, actor, []int64{1}); return err },
			} {
				if err := do(); models.CodeOf(err) != models.CodeForbidden {
					t.Errorf("%s may %s: %v", actor.Name, what, err)
				}
			}
		}
		if u, err := e.User(ctx, c.Admin, id); err != nil || u.Name != "Nguyễn Văn Bình" || u.State != models.UserActive {
			t.Errorf("%+v, %v", u, err)
		}
	})
}
