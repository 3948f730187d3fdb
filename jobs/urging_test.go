package jobs_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"dondoc/jobs/mail/mailtest"
	"dondoc/models"
	"dondoc/models/modelstest"
)

// An urging letter goes out once to the head, with its files, as evidence on each task's timeline.
func TestUrgingLetterIsMailedWithItsFiles(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.owe(t, "9/CT-TTg", "most", true, on(6, 1))
		most := w.cast.MOSTOfficer.Agencies()[0]
		letter, _, err := w.UrgeAgency(ctx, w.cast.Office, models.NewUrgingLetter{AgencyID: most, Lang: "vi", Press: "x"})
		if err != nil || letter.Tasks != 2 {
			t.Fatal(letter, err)
		}
		w.told(t)
		w.told(t)
		sent := slices.DeleteFunc(w.sentTo(modelstest.MOSTHead), func(m mailtest.Received) bool { return !strings.Contains(m.Subject(), "01/CV-TCT") })
		if len(sent) != 1 {
			t.Fatalf("sent %d times, want once", len(sent))
		}
		m := sent[0]
		if m.Fault != nil || !strings.Contains(m.Text(), "chậm nhất ngày 4/7/2025") || !strings.Contains(m.Text(), "https://theodoi.example/letters/") {
			t.Errorf("%v\n%s", m.Fault, m.Text())
		}
		files := map[string][]byte{}
		for _, f := range m.Attachments() {
			files[f.Name+" "+f.ContentType] = f.Data
		}
		docx := files["01-CV-TCT.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
		if len(files) != 2 || !bytes.HasPrefix(files["01-CV-TCT.pdf application/pdf"], []byte("%PDF-")) {
			t.Fatalf("attached are %d files", len(files))
		}
		z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
		if err != nil {
			t.Fatal(err)
		}
		body, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(body)
		if err != nil || !strings.Contains(string(text), "Publish the component model") || !strings.Contains(string(text), "9/CT-TTg#1") || strings.Contains(string(text), "bí mật số") {
			t.Errorf("the letter lacks a task, or tells what is confidential: %v", err)
		}
		past, err := w.Timeline(ctx, w.cast.Office, w.task(t, late).ID)
		if err != nil || !slices.ContainsFunc(past.Messages, func(x models.TaskMessage) bool {
			return x.Rule == "urging" && x.State == models.Sent && x.Recipient == modelstest.MOSTHead
		}) {
			t.Errorf("the timeline has %+v, %v", past.Messages, err)
		}
	})
}
