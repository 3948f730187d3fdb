-- +goose Up
-- What happens by the clock: policies, runs, messages, reports, and the sealed record of all changes.
CREATE TABLE reminder_policies (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL UNIQUE,
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    rules      TEXT NOT NULL,
    version    INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX reminder_policies_default ON reminder_policies (is_default) WHERE is_default;

CREATE TABLE report_schedules (
    kind       TEXT PRIMARY KEY,
    every_days INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 366),
    anchor_on  TEXT NOT NULL,
    at         TEXT NOT NULL
);
CREATE TABLE report_snapshots (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    period      TEXT NOT NULL,
    version     INTEGER NOT NULL DEFAULT 1,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    compiled_at DATETIME NOT NULL,
    data        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    UNIQUE (kind, period, version)
);

CREATE TABLE job_runs (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    job         TEXT NOT NULL,
    period      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    attempt     INTEGER NOT NULL DEFAULT 1,
    owner       TEXT NOT NULL,
    started_at  DATETIME NOT NULL,
    lease_until DATETIME NOT NULL,
    finished_at DATETIME,
    summary     TEXT NOT NULL DEFAULT '',
    error       TEXT NOT NULL DEFAULT '',
    UNIQUE (job, period)
);

CREATE TABLE messages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    key         TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    recipient   TEXT NOT NULL,
    name        TEXT NOT NULL DEFAULT '',
    lang        TEXT NOT NULL,
    day         TEXT NOT NULL,
    subject_of  INTEGER NOT NULL DEFAULT 0,
    state       TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'empty')),
    attempt     INTEGER NOT NULL DEFAULT 0,
    not_before  DATETIME NOT NULL,
    claimed_at  DATETIME,
    claimed_by  TEXT NOT NULL DEFAULT '',
    settled_at  DATETIME,
    message_id  TEXT NOT NULL UNIQUE,
    subject     TEXT NOT NULL DEFAULT '',
    text        TEXT NOT NULL DEFAULT '',
    html        TEXT NOT NULL DEFAULT '',
    refs        TEXT NOT NULL DEFAULT '[]',
    reply       TEXT NOT NULL DEFAULT '',
    created_at  DATETIME NOT NULL
);
CREATE INDEX messages_due ON messages (not_before, id) WHERE state = 'queued';
CREATE INDEX messages_sending ON messages (claimed_at) WHERE state = 'sending';
CREATE INDEX messages_day ON messages (day, id);
CREATE INDEX messages_recipient ON messages (recipient, id);
-- Which rule made which task part of a message: the evidence of urging on the task's timeline.
CREATE TABLE message_tasks (
    message_id INTEGER NOT NULL REFERENCES messages (id),
    task_id    INTEGER NOT NULL REFERENCES tasks (id),
    rule       TEXT NOT NULL,
    PRIMARY KEY (message_id, task_id)
);
CREATE INDEX message_tasks_task ON message_tasks (task_id);

CREATE TABLE audit_entries (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         DATETIME NOT NULL,
    user_id    INTEGER REFERENCES users (id),
    actor      TEXT NOT NULL,
    acting_for TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    action     TEXT NOT NULL,
    object     TEXT NOT NULL,
    object_id  INTEGER NOT NULL,
    before     TEXT NOT NULL DEFAULT '',
    after      TEXT NOT NULL DEFAULT '',
    seq        INTEGER UNIQUE,
    hash       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_entries_unsealed ON audit_entries (id) WHERE seq IS NULL;
CREATE INDEX audit_entries_object ON audit_entries (object, object_id, id);

-- +goose Down
DROP TABLE audit_entries;
DROP TABLE message_tasks;
DROP TABLE messages;
DROP TABLE job_runs;
DROP TABLE report_snapshots;
DROP TABLE report_schedules;
DROP TABLE reminder_policies;
