-- +goose Up
-- What stands above every page of an agency's inbox: the receipts to confirm and the results returned,
-- and how many tasks are in hand by urgency, which this index alone tells without reading the tasks.
CREATE INDEX tasks_awaited ON tasks (lead_id, id) WHERE open AND receipt = 'awaited';
CREATE INDEX tasks_returned ON tasks (lead_id, id) WHERE status = 'returned';
CREATE INDEX tasks_in_hand ON tasks (lead_id) INCLUDE (open, due_on, status, submitted_on, last_progress_at) WHERE open;
