package models

import (
	"slices"

	"gorm.io/gorm"
)

// noticeLink says which message tells of which task, why, and in whose place its recipient gets it.
type noticeLink struct {
	key       string
	taskID    int64
	rule      string
	insteadOf string
}

// queueMessages adds the messages that are not queued yet and links their tasks. It gives how many
// were new.
func (s *Store) queueMessages(tx *gorm.DB, m moment, order []string, queue map[string]Message, links []noticeLink) (int, error) {
	if len(order) == 0 {
		return 0, nil
	}
	rows := make([][]any, len(order))
	for i, key := range order {
		rows[i] = queue[key].row(m.at, s.mail)
	}
	added, err := insertRowsCounting(tx, "messages", messageColumns, rows, "ON CONFLICT (key) DO NOTHING")
	if err != nil || len(links) == 0 {
		return int(added), err
	}
	ids := map[string]int64{}
	for part := range slices.Chunk(order, 5000) {
		var found []struct {
			ID  int64
			Key string
		}
		if err := tx.Raw("SELECT id, key FROM messages WHERE key IN ?", part).Scan(&found).Error; err != nil {
			return int(added), err
		}
		for _, f := range found {
			ids[f.Key] = f.ID
		}
	}
	linked := make([][]any, len(links))
	for i, l := range links {
		linked[i] = []any{ids[l.key], l.taskID, l.rule, l.insteadOf}
	}
	return int(added), insertRows(tx, "message_tasks", []string{"message_id", "task_id", "rule", "instead_of"}, linked, "ON CONFLICT DO NOTHING")
}
