-- +goose Up
-- A table that somebody uploaded and looks over before it is applied; kept for a day.
CREATE TABLE uploads (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL DEFAULT '',
    data       TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    applied_at DATETIME,
    outcome    TEXT NOT NULL DEFAULT ''
);
CREATE INDEX uploads_created ON uploads (created_at);

-- +goose Down
DROP TABLE uploads;
