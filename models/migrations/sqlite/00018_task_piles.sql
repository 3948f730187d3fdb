-- +goose Up
-- What an agency has not confirmed the receipt of stands above every page of its inbox.
CREATE INDEX tasks_awaited ON tasks (lead_id, id) WHERE open AND receipt = 'awaited';
CREATE INDEX tasks_returned ON tasks (lead_id, id) WHERE status = 'returned';
