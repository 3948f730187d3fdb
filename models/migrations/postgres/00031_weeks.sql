-- +goose Up
-- The board asks for half a year of weeks; the index alone answers, without the other years.
CREATE INDEX task_weeks_week ON task_weeks (week, what) INCLUDE (lead_id, addressee_id, confidential, tasks, completed, overdue);

-- +goose Down
DROP INDEX task_weeks_week;
