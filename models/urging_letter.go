package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"dondoc/models/deadline"
)

// UrgingLetter is a letter that urges an agency to do what is late (công văn đôn đốc): numbered, dated,
// filed and sent. Data is written once and never changed; page and files are rendered from it alone.
type UrgingLetter struct {
	ID       int64
	Number   string // 12/CV-TCT
	AgencyID int64
	Lang     string
	IssuedOn deadline.Date
	MadeAt   time.Time
	MadeBy   *int64
	Tasks    int    // how many it urges, of those the reader may know of
	Secret   int    // how many of them are of confidential directives
	Data     string // JSON of UrgingData
	SHA256   string `gorm:"column:sha256"` // of Data, in hex

	Agency AgencyRef `gorm:"-"`
}

// TableName is gorm's.
func (UrgingLetter) TableName() string { return "urging_letters" }

// UrgingData is what an urging letter says, in its own language.
type UrgingData struct {
	Schema     int           `json:"schema"` // of this structure
	Number     string        `json:"number"`
	Lang       string        `json:"lang"`
	IssuedOn   deadline.Date `json:"issued_on"`
	AnswerBy   deadline.Date `json:"answer_by"` // by when the agency is to report
	MadeAt     time.Time     `json:"made_at"`
	AgencyCode string        `json:"agency_code"`
	AgencyVi   string        `json:"agency_vi"`
	AgencyEn   string        `json:"agency_en"`
	Letterhead Letterhead    `json:"letterhead"`
	Tasks      []UrgedTask   `json:"tasks"` // the longest overdue first
}

// urgingSchema is the UrgingData written now.
const urgingSchema = 1

// answerWithin is within how many working days the agency is asked to report.
const answerWithin = 5

// UrgedTask is a late task as a letter names it. Of a confidential directive's it has number and days
// alone: letters go by mail.
type UrgedTask struct {
	ID           int64         `json:"id"`
	Ref          string        `json:"ref"`
	Directive    string        `json:"directive,omitempty"`
	Label        string        `json:"label,omitempty"`
	Text         string        `json:"text,omitempty"`
	Status       Status        `json:"status"`
	Percent      int           `json:"percent"`
	DueOn        deadline.Date `json:"due_on"`
	DaysLate     int           `json:"days_late"`
	Blocks       []string      `json:"blocks,omitempty"` // open bottlenecks that hold it up
	Confidential bool          `json:"confidential,omitempty"`
}

// Agency is the agency's name in the letter's language.
func (d UrgingData) Agency() string { return pick(d.Lang, d.AgencyVi, d.AgencyEn) }

// secret is how many of the tasks are of confidential directives.
func (d UrgingData) secret() int {
	n := 0
	for _, t := range d.Tasks {
		if t.Confidential {
			n++
		}
	}
	return n
}

// errBrokenSnapshot: what was stored once and for all is not what is there now.
var errBrokenSnapshot = errors.New("the stored data don't have the hash they were stored with")

// seal gives data as they are stored, and their hash.
func seal(data any) (text, sum string, err error) {
	raw, err := json.Marshal(data)
	if err != nil {
		return "", "", err
	}
	hash := sha256.Sum256(raw)
	return string(raw), hex.EncodeToString(hash[:]), nil
}

// unseal reads what seal gave, and refuses what was changed since.
func unseal(text, sum string, into any) error {
	if hash := sha256.Sum256([]byte(text)); hex.EncodeToString(hash[:]) != sum {
		return errBrokenSnapshot
	}
	return json.Unmarshal([]byte(text), into)
}
