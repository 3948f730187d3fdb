package models

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"

	"gorm.io/gorm"
)

// AuditEntry says who did what to what, when, from where, and how it stood before and after.
// Entries are only ever added; the job "seal" numbers them and chains their hashes within a minute.
type AuditEntry struct {
	ID        int64
	At        time.Time
	UserID    *int64
	Actor     string
	ActingFor string
	Address   string
	Action    string
	Object    string
	ObjectID  int64
	Before    string // JSON
	After     string // JSON
	Seq       *int64
	Hash      string
	Mark      string // made with the installation's secret at the moment of writing
	Withheld  bool   `gorm:"->"` // Before and After are left out: they tell of a confidential directive
}

// TableName is gorm's.
func (AuditEntry) TableName() string { return "audit_entries" }

func auditEntry(m moment, actor Actor, action, object string, id int64, before, after any) (AuditEntry, error) {
	e := AuditEntry{At: m.at, Actor: actor.Name, ActingFor: actor.ActingFor, Address: actor.Address, Action: action, Object: object, ObjectID: id}
	if actor.UserID != 0 {
		e.UserID = &actor.UserID
	}
	for _, side := range []struct {
		value any
		into  *string
	}{{before, &e.Before}, {after, &e.After}} {
		if side.value == nil {
			continue
		}
		text, err := json.Marshal(side.value)
		if err != nil {
			return e, err
		}
		*side.into = string(text)
	}
	once := make([]byte, onceBytes)
	_, _ = rand.Read(once) // never fails: crypto/rand ends the program instead
	e.Mark = e.markedWith(m.key, once)
	return e, nil
}

// audit adds an entry in the transaction of the change it records.
func audit(tx *gorm.DB, m moment, actor Actor, action, object string, id int64, before, after any) error {
	e, err := auditEntry(m, actor, action, object, id, before, after)
	if err != nil {
		return err
	}
	return tx.Exec(auditInsert+"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", e.row()...).Error
}

const auditInsert = "INSERT INTO audit_entries (at, user_id, actor, acting_for, address, action, object, object_id, before, after, mark) "

// row is what auditInsert enters.
func (e AuditEntry) row() []any {
	return []any{e.At, e.UserID, e.Actor, e.ActingFor, e.Address, e.Action, e.Object, e.ObjectID, e.Before, e.After, e.Mark}
}

// sum is the entry's link in the chain: SHA-256 over the hash before it and all it says.
func (e AuditEntry) sum(previous string) string {
	line, _ := json.Marshal([]any{previous, e.Seq, e.ID, e.At.UTC().Unix(), e.UserID, e.Actor, e.ActingFor, e.Address, e.Action, e.Object, e.ObjectID, e.Before, e.After})
	h := sha256.Sum256(line)
	return hex.EncodeToString(h[:])
}

// onceBytes is the length of what makes each mark the only one of its kind: a copied row has a mark
// that is there already.
const onceBytes = 12

// markedWith is the entry's mark: HMAC-SHA256 over all it says, which nobody makes without the key. The
// chain alone shows a row changed or taken away; one put in before the sealing shows by its mark.
func (e AuditEntry) markedWith(key, once []byte) string {
	line, _ := json.Marshal([]any{e.At.UTC().Unix(), e.UserID, e.Actor, e.ActingFor, e.Address, e.Action, e.Object, e.ObjectID, e.Before, e.After})
	h := hmac.New(sha256.New, key)
	h.Write([]byte("audit entry\x00"))
	h.Write(once)
	h.Write(line)
	return base64.RawURLEncoding.EncodeToString(append(once, h.Sum(nil)...))
}

// marked says whether the entry bears the mark of this installation's secret.
func (e AuditEntry) marked(key []byte) bool {
	raw, err := base64.RawURLEncoding.DecodeString(e.Mark)
	return err == nil && len(raw) > onceBytes && hmac.Equal([]byte(e.markedWith(key, raw[:onceBytes:onceBytes])), []byte(e.Mark))
}
