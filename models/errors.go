package models

import "errors"

// Code says for machines what went wrong. The words for people stand in the locale files under
// "error.<code>".
type Code string

// The codes a Store method can return.
const (
	CodeInvalid     Code = "invalid"         // the input can't be taken; Fields says where and why
	CodeNotFound    Code = "not_found"       // there is no such thing, or the actor may not know of it
	CodeForbidden   Code = "forbidden"       // the actor may see it but not do this
	CodeSignIn      Code = "sign_in"         // nobody is signed in
	CodeStale       Code = "stale"           // somebody changed it meanwhile
	CodeWrongState  Code = "wrong_state"     // the thing's state doesn't allow it
	CodeConflict    Code = "conflict"        // it exists already
	CodeUnavailable Code = "unavailable"     // the database does not answer for now
	CodeCredentials Code = "bad_credentials" // address and password don't match
	CodeTooMany     Code = "too_many"        // too many tries; wait
)

// Error is the one error type of the application: a code for machines, and what words for people
// need. Cause is for the log only and is never shown.
type Error struct {
	Code   Code
	Detail string         // which sentence under the code, e.g. "task_closed"; may be empty
	Params map[string]any // what the sentence names
	Fields []FieldError   // which fields, for CodeInvalid
	Cause  error          // for the log
}

// FieldError says what is wrong with one field; its words stand in the locale files under
// "invalid.<Problem>".
type FieldError struct {
	Field   string
	Problem string
	Params  map[string]any
}

// Error gives the code and detail; people are shown the locale's sentence instead.
func (e *Error) Error() string {
	s := string(e.Code)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	for _, f := range e.Fields {
		s += "; " + f.Field + ": " + f.Problem
	}
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf gives the code of err, or "" when it is none of ours.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func notFound(what string) error { return &Error{Code: CodeNotFound, Detail: what} }

func forbidden(what string) error { return &Error{Code: CodeForbidden, Detail: what} }

// faults gathers field errors, so that a form is told all of them at once.
type faults []FieldError

func (f *faults) add(field, problem string, params ...any) {
	fe := FieldError{Field: field, Problem: problem}
	for i := 0; i+1 < len(params); i += 2 {
		if fe.Params == nil {
			fe.Params = map[string]any{}
		}
		fe.Params[params[i].(string)] = params[i+1]
	}
	*f = append(*f, fe)
}

func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Code: CodeInvalid, Fields: f}
}
