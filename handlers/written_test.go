package handlers_test

import (
	"net/http"
	"testing"

	"dondoc/models/modelstest"
)

// A deadline that is known in Arabic words is shown to Vietnamese readers as it was read, with the words as a
// quotation in their own direction; an Arabic reader has them as they are, and the API too.
func TestDeadlineInForeignWordsIsReadFirst(t *testing.T) {
	eachSite(t, func(t *testing.T, s *site) {
		s.Exec(t, "UPDATE provisions SET deadline_as_written = 'قبل 31 أغسطس 2023', quote_lang = 'ar' WHERE ref = '34/CT-TTg#1'")
		task := "/tasks/" + id(s.oneTask(t, "34/CT-TTg#1").ID)
		const marked = `“<bdi lang="ar" dir="rtl">قبل 31 أغسطس 2023</bdi>”`
		v := s.as(t, modelstest.Office)
		v.get(t, task).is(t, http.StatusOK, "the task").has(t, marked, "chậm nhất ngày 20/6/2025<span")
		v.get(t, "/directives/"+id(s.Cast.Directive)).has(t, marked, `<span class="sub">chậm nhất ngày 20/6/2025</span>`)
		v.get(t, task+"?lang=ar").has(t, "“قبل 31 أغسطس 2023”")
	})
}
