-- +goose Up
-- The whole life of a task: receipt, sign-off, acceptance, extensions, opinions, sub-tasks, evidence.
ALTER TABLE tasks ADD COLUMN receipt TEXT NOT NULL DEFAULT 'awaited' CHECK (receipt IN ('awaited', 'received', 'declined'));
ALTER TABLE tasks ADD COLUMN sign_off_asked_at DATETIME;
CREATE INDEX tasks_submitted ON tasks (submitted_on, id) WHERE status = 'submitted';
CREATE INDEX tasks_declined ON tasks (id) WHERE receipt = 'declined';
CREATE INDEX tasks_sign_off ON tasks (lead_id, id) WHERE sign_off_asked_at IS NOT NULL;
-- Who has begun, reported or finished had received it.
UPDATE tasks SET receipt = 'received' WHERE status <> 'not_started' OR last_progress_at IS NOT NULL;

ALTER TABLE agencies ADD COLUMN sign_off BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE directives ADD COLUMN accepted_by TEXT NOT NULL DEFAULT 'office' CHECK (accepted_by IN ('office', 'supervisor'));
ALTER TABLE users ADD COLUMN cleared BOOLEAN NOT NULL DEFAULT FALSE;

-- A substitute acts for somebody absent, with that person's roles.
CREATE TABLE substitutions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id       INTEGER NOT NULL REFERENCES users (id),
    substitute_id INTEGER NOT NULL REFERENCES users (id),
    valid_from    TEXT NOT NULL,
    valid_to      TEXT NOT NULL,
    reason        TEXT NOT NULL DEFAULT '',
    created_at    DATETIME NOT NULL,
    created_by    INTEGER REFERENCES users (id),
    ended_at      DATETIME,
    CHECK (valid_from <= valid_to AND user_id <> substitute_id)
);
CREATE INDEX substitutions_substitute ON substitutions (substitute_id, valid_to);
CREATE INDEX substitutions_user ON substitutions (user_id, valid_to);

-- What was done with a task beside reporting progress. Only ever added to.
CREATE TABLE task_events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id     INTEGER NOT NULL REFERENCES tasks (id),
    at          DATETIME NOT NULL,
    day         TEXT NOT NULL,
    move        TEXT NOT NULL,
    user_id     INTEGER REFERENCES users (id),
    acting_for  TEXT NOT NULL DEFAULT '',
    agency_id   INTEGER REFERENCES agencies (id),
    via         TEXT NOT NULL CHECK (via IN ('page', 'mail_link', 'spreadsheet', 'api', 'seed')),
    status_from TEXT NOT NULL,
    status_to   TEXT NOT NULL,
    words       TEXT NOT NULL DEFAULT '',
    other_id    INTEGER REFERENCES agencies (id),
    due_from    TEXT,
    due_to      TEXT
);
CREATE INDEX task_events_task ON task_events (task_id, id);
CREATE INDEX task_events_day ON task_events (day, id);

CREATE TABLE extensions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id     INTEGER NOT NULL REFERENCES tasks (id),
    agency_id   INTEGER NOT NULL REFERENCES agencies (id),
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    legal_basis TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn')),
    asked_at    DATETIME NOT NULL,
    asked_by    INTEGER REFERENCES users (id),
    granted_on  TEXT,
    decided_at  DATETIME,
    decided_by  INTEGER REFERENCES users (id),
    answer      TEXT NOT NULL DEFAULT '',
    CHECK (to_on > from_on)
);
CREATE INDEX extensions_task ON extensions (task_id, id);
CREATE UNIQUE INDEX extensions_asked ON extensions (task_id) WHERE state = 'asked';

CREATE TABLE opinions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id     INTEGER NOT NULL REFERENCES tasks (id),
    agency_id   INTEGER NOT NULL REFERENCES agencies (id),
    question    TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('asked', 'given', 'withdrawn')),
    asked_at    DATETIME NOT NULL,
    asked_by    INTEGER REFERENCES users (id),
    answer      TEXT NOT NULL DEFAULT '',
    answered_at DATETIME,
    answered_on TEXT,
    answered_by INTEGER REFERENCES users (id)
);
CREATE INDEX opinions_task ON opinions (task_id, id);
CREATE INDEX opinions_asked ON opinions (agency_id, due_on) WHERE state = 'asked';

-- An agency's own division of its task: nobody else sees it.
CREATE TABLE subtasks (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id     INTEGER NOT NULL REFERENCES tasks (id),
    agency_id   INTEGER NOT NULL REFERENCES agencies (id),
    title       TEXT NOT NULL,
    assignee_id INTEGER REFERENCES users (id),
    due_on      TEXT,
    done_on     TEXT,
    removed_at  DATETIME,
    created_at  DATETIME NOT NULL,
    version     INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX subtasks_task ON subtasks (task_id, agency_id, id);

-- Evidence: a file by the hash of its content, or the number of a document issued.
CREATE TABLE evidence (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id    INTEGER NOT NULL REFERENCES tasks (id),
    agency_id  INTEGER NOT NULL REFERENCES agencies (id),
    kind       TEXT NOT NULL CHECK (kind IN ('file', 'document')),
    name       TEXT NOT NULL,
    issued_on  TEXT,
    sha256     TEXT NOT NULL DEFAULT '',
    size       INTEGER NOT NULL DEFAULT 0,
    media_type TEXT NOT NULL DEFAULT '',
    user_id    INTEGER REFERENCES users (id),
    added_at   DATETIME NOT NULL,
    removed_at DATETIME,
    CHECK (kind = 'document' OR sha256 <> '')
);
CREATE INDEX evidence_task ON evidence (task_id, id);
CREATE INDEX evidence_sha256 ON evidence (sha256) WHERE kind = 'file';

ALTER TABLE bottlenecks ADD COLUMN raised_by INTEGER REFERENCES users (id);
ALTER TABLE bottlenecks ADD COLUMN raised_agency_id INTEGER REFERENCES agencies (id);
ALTER TABLE bottlenecks ADD COLUMN decision_asked TEXT NOT NULL DEFAULT '';
ALTER TABLE bottlenecks ADD COLUMN decide_by TEXT;
ALTER TABLE bottlenecks ADD COLUMN proposal TEXT NOT NULL DEFAULT '';
ALTER TABLE bottlenecks ADD COLUMN severity TEXT NOT NULL DEFAULT 'normal' CHECK (severity IN ('low', 'normal', 'high'));
ALTER TABLE bottlenecks ADD COLUMN resolution TEXT NOT NULL DEFAULT '';
ALTER TABLE bottlenecks ADD COLUMN settled_on TEXT;

-- An act can be taken back until its day.
ALTER TABLE acts ADD COLUMN undone_at DATETIME;

-- What an unsafe call answered, so that a repeated one is answered the same and done once.
CREATE TABLE idempotency_keys (
    user_id   INTEGER NOT NULL REFERENCES users (id),
    key       TEXT NOT NULL,
    request   TEXT NOT NULL,
    status    INTEGER NOT NULL DEFAULT 0,
    answer    TEXT NOT NULL DEFAULT '',
    kept_at   DATETIME NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_kept ON idempotency_keys (kept_at);

-- +goose Down
DROP TABLE idempotency_keys;
DROP TABLE evidence;
DROP TABLE subtasks;
DROP TABLE opinions;
DROP TABLE extensions;
DROP TABLE task_events;
DROP TABLE substitutions;
ALTER TABLE acts DROP COLUMN undone_at;
ALTER TABLE bottlenecks DROP COLUMN settled_on;
ALTER TABLE bottlenecks DROP COLUMN resolution;
ALTER TABLE bottlenecks DROP COLUMN severity;
ALTER TABLE bottlenecks DROP COLUMN proposal;
ALTER TABLE bottlenecks DROP COLUMN decide_by;
ALTER TABLE bottlenecks DROP COLUMN decision_asked;
ALTER TABLE bottlenecks DROP COLUMN raised_agency_id;
ALTER TABLE bottlenecks DROP COLUMN raised_by;
ALTER TABLE users DROP COLUMN cleared;
ALTER TABLE directives DROP COLUMN accepted_by;
ALTER TABLE agencies DROP COLUMN sign_off;
DROP INDEX tasks_sign_off;
DROP INDEX tasks_declined;
DROP INDEX tasks_submitted;
ALTER TABLE tasks DROP COLUMN sign_off_asked_at;
ALTER TABLE tasks DROP COLUMN receipt;
