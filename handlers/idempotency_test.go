package handlers_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dondoc/models"
	"dondoc/models/modelstest"
)

const keyHeader = "Idempotency-Key"

// subtasks counts the task's.
func subtasks(t *testing.T, a *apiServer, path string) int {
	t.Helper()
	var list struct{ Items []apiSubtask }
	a.get(t, modelstest.MOSTOfficer, path, &list)
	return len(list.Items)
}

func TestARepeatedCallIsAnsweredTheSameAndDoneOnce(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, task := lifeOf(t, a)
		path, officer := task+"/subtasks", modelstest.MOSTOfficer
		add := func(a *apiServer, who, body string, header ...string) answer {
			return a.call(t, who, http.MethodPost, path, body, header...)
		}
		first := add(a, officer, `{"title":"Một"}`, keyHeader, `"k-1"`)
		first.is(t, http.StatusCreated, "the first call")
		a.Clock.Advance(time.Hour)
		for what, again := range map[string]answer{
			"again": add(a, officer, `{"title":"Một"}`, keyHeader, `"k-1"`), "without quotes": add(a, officer, `{"title":"Một"}`, keyHeader, "k-1"),
			"of another instance": add(a.again(t), officer, `{"title":"Một"}`, keyHeader, "k-1"),
		} {
			if again.Status != first.Status || string(again.Body) != string(first.Body) || again.Header.Get("Location") != first.Header.Get("Location") ||
				again.Header.Get("Content-Type") != first.Header.Get("Content-Type") || again.Header.Get("Content-Language") != first.Header.Get("Content-Language") {
				t.Errorf("%s: %d %s %v, first %d %s", what, again.Status, again.Body, again.Header, first.Status, first.Body)
			}
		}
		if n := subtasks(t, a, path); n != 1 {
			t.Errorf("done %d times", n)
		}
		for what, other := range map[string]answer{
			"another body":     add(a, officer, `{"title":"Hai"}`, keyHeader, "k-1"),
			"another language": add(a, officer, `{"title":"Một"}`, keyHeader, "k-1", "Accept-Language", "en"),
			"another path":     a.call(t, officer, http.MethodPost, task+"/receipt", `{"title":"Một"}`, keyHeader, "k-1"),
			"another method":   a.call(t, officer, http.MethodDelete, path+"/1", `{"title":"Một"}`, keyHeader, "k-1"),
		} {
			p := other.problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != keyHeader || p.Errors[0].Code != "key_of_another_request" {
				t.Errorf("%s: %+v", what, p.Errors)
			}
		}
		if add(a, modelstest.MOSTHead, `{"title":"Một"}`, keyHeader, "k-1").is(t, http.StatusCreated, "another's same key"); subtasks(t, a, path) != 2 {
			t.Errorf("%d sub-tasks after another's call, want 2", subtasks(t, a, path))
		}
		add(a, officer, `{"title":"Một"}`).is(t, http.StatusCreated, "without a key")
		if add(a, officer, `{"title":"Một"}`, keyHeader, "k-2").is(t, http.StatusCreated, "a new key"); subtasks(t, a, path) != 4 {
			t.Errorf("%d sub-tasks, want 4", subtasks(t, a, path))
		}

		removal := path + "/" + id(1)
		for range 2 {
			if got := a.call(t, officer, http.MethodDelete, removal, "", keyHeader, "k-3"); got.Status != http.StatusNoContent || len(got.Body) != 0 {
				t.Errorf("removed: %d %s", got.Status, got.Body)
			}
		}
		refused := add(a, officer, `{"title":""}`, keyHeader, "k-4")
		refused.problem(t, http.StatusUnprocessableEntity, "invalid")
		again := add(a, officer, `{"title":""}`, keyHeader, "k-4")
		if string(again.Body) != string(refused.Body) || again.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("a refusal again: %s, first %s", again.Body, refused.Body)
		}

		a.Clock.Advance(models.AnswersKept)
		if kept, err := a.KeepHouse(t.Context(), modelstest.System, nil); err != nil || kept.Answers == 0 {
			t.Errorf("housekeeping: %+v, %v", kept, err)
		}
		if add(a, officer, `{"title":"Hôm sau"}`, keyHeader, "k-1").is(t, http.StatusCreated, "the key a day later"); subtasks(t, a, path) != 4 {
			t.Errorf("%d sub-tasks, want 4", subtasks(t, a, path))
		}
	})
}

func TestAKeyOutlivesItsDayOnlyUntilUsedAgain(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) { // without housekeeping in between
		_, task := lifeOf(t, a)
		call := func(body string) answer {
			return a.call(t, modelstest.MOSTOfficer, http.MethodPost, task+"/subtasks", body, keyHeader, "k")
		}
		call(`{"title":"Một"}`).is(t, http.StatusCreated, "the first")
		a.Clock.Advance(models.AnswersKept - time.Second)
		call(`{"title":"Hai"}`).problem(t, http.StatusUnprocessableEntity, "invalid")
		a.Clock.Advance(time.Second)
		for range 2 {
			call(`{"title":"Hai"}`).is(t, http.StatusCreated, "the next day")
		}
		if n := subtasks(t, a, task+"/subtasks"); n != 2 {
			t.Errorf("%d sub-tasks, want 2", n)
		}
	})
}

func TestSixteenCallsAtOnceWithOneKeyAreOneChange(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, task := lifeOf(t, a)
		instances := []*apiServer{a, a.again(t)}
		officer := modelstest.MOSTOfficer
		a.token(t, officer)
		var before apiTask
		a.get(t, officer, task, &before)
		const calls = 16
		got := make([]answer, calls)
		var all sync.WaitGroup
		for i := range calls {
			all.Go(func() {
				got[i] = instances[i%2].call(t, officer, http.MethodPost, task+"/progress", `{"percent":40,"words":"Một lần"}`, keyHeader, "at-once")
			})
		}
		all.Wait()
		last := a.call(t, officer, http.MethodPost, task+"/progress", `{"percent":40,"words":"Một lần"}`, keyHeader, "at-once")
		last.is(t, http.StatusOK, "after all")
		done := 0
		for _, g := range got {
			if g.Status == http.StatusConflict {
				g.problem(t, http.StatusConflict, "conflict")
				continue
			}
			if done++; g.Status != http.StatusOK || string(g.Body) != string(last.Body) {
				t.Errorf("%d %s, want %s", g.Status, g.Body, last.Body)
			}
		}
		var after apiTask
		a.get(t, officer, task, &after)
		timeline, err := a.Timeline(t.Context(), a.Cast.MOSTOfficer, after.ID)
		if err != nil || done == 0 || after.Version != before.Version+1 || len(timeline.Progress) != 1 {
			t.Errorf("%d answers, version %d after %d, %d reports, %v", done, after.Version, before.Version, len(timeline.Progress), err)
		}
	})
}

func TestCallsWithKeysDontWaitForEachOthersConnections(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, task := lifeOf(t, a)
		officer := modelstest.MOSTOfficer
		a.token(t, officer)
		const calls = 40 // several times the connections there are
		var all sync.WaitGroup
		for i := range calls {
			all.Go(func() {
				got := a.call(t, officer, http.MethodPost, task+"/subtasks", `{"title":"Một"}`, keyHeader, "own-"+id(int64(i)))
				if got.Status != http.StatusCreated {
					t.Errorf("%d %s", got.Status, got.Body)
				}
			})
		}
		all.Wait()
		if n := subtasks(t, a, task+"/subtasks"); n != calls {
			t.Errorf("%d sub-tasks, want %d", n, calls)
		}
	})
}

func TestACallThatFailedMayBeSentAgain(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, task := lifeOf(t, a)
		receive := func() answer {
			return a.call(t, modelstest.MOSTOfficer, http.MethodPost, task+"/receipt", `{"words":"Đã nhận"}`, keyHeader, "k")
		}
		var before, after apiTask
		a.get(t, modelstest.MOSTOfficer, task, &before)
		a.Exec(t, "ALTER TABLE task_events RENAME TO away") // the move fails when its event is written
		receive().problem(t, http.StatusInternalServerError, "internal")
		if a.get(t, modelstest.MOSTOfficer, task, &after); after.Version != before.Version || after.Receipt != "awaited" {
			t.Errorf("a failed call left its mark: %+v", after)
		}
		a.Exec(t, "ALTER TABLE away RENAME TO task_events")
		for range 2 {
			receive().is(t, http.StatusOK, "again")
		}
		if a.get(t, modelstest.MOSTOfficer, task, &after); after.Version != before.Version+1 || after.Receipt != "received" {
			t.Errorf("sent again: %+v", after)
		}
	})
}

func TestBadIdempotencyKeysAreRefused(t *testing.T) {
	eachAPI(t, func(t *testing.T, a *apiServer) {
		_, task := lifeOf(t, a)
		for _, key := range []string{"", `""`, " ", "a b", `a"b`, `a\b`, "khóa", strings.Repeat("k", 201)} {
			p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, task+"/receipt", `{}`, keyHeader, key).problem(t, http.StatusUnprocessableEntity, "invalid")
			if len(p.Errors) != 1 || p.Errors[0].Field != keyHeader || p.Errors[0].Code != "bad_key" {
				t.Errorf("%q: %+v", key, p.Errors)
			}
		}
		p := a.call(t, modelstest.MOSTOfficer, http.MethodPost, task+"/receipt", `{"words":"`+strings.Repeat("x", 200<<10)+`"}`, keyHeader, "k").problem(t, http.StatusUnprocessableEntity, "invalid")
		if len(p.Errors) != 1 || p.Errors[0].Code != "body_too_large" {
			t.Errorf("a large body: %+v", p.Errors)
		}
		a.call(t, "", http.MethodPost, task+"/receipt", `{}`, keyHeader, "k").problem(t, http.StatusUnauthorized, "sign_in")
		a.call(t, modelstest.MOSTOfficer, http.MethodGet, task, "", keyHeader, "").is(t, http.StatusOK, "a key where nothing changes")
		a.call(t, modelstest.MOSTOfficer, http.MethodPost, task+"/receipt", `{}`, keyHeader, strings.Repeat("k", 200)).is(t, http.StatusOK, "a long key")
	})
}
