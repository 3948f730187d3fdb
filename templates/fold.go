package templates

import (
	"html/template"
	"regexp"
)

// plainSentence is a template action that says a sentence without parameters:
// {{.T "deadline"}}, {{$.T "deadline"}}, {{$p.T "deadline"}}.
var plainSentence = regexp.MustCompile(`\{\{(?:\$p|\$)?\.T "([a-z0-9_]+)"\}\}`)

// fold puts a language's plain sentences into a page's source before it is
// parsed: they are the same at every request, and an action costs about a
// microsecond each. Sentences with parameters stay actions.
func (s *speaker) fold(source string) string {
	return plainSentence.ReplaceAllStringFunc(source, func(action string) string {
		if t, ok := s.plain[plainSentence.FindStringSubmatch(action)[1]]; ok {
			return template.HTMLEscapeString(t)
		}
		return action
	})
}

// staticFile is a template action that gives a static file's address: {{asset "app.css"}}.
var staticFile = regexp.MustCompile(`\{\{asset "([a-z.]+)"\}\}`)

// foldAssets puts the static files' addresses in likewise.
func (r *Renderer) foldAssets(source string) string {
	return staticFile.ReplaceAllStringFunc(source, func(action string) string {
		return r.Asset(staticFile.FindStringSubmatch(action)[1])
	})
}
