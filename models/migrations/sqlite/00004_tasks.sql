-- +goose Up
-- A task is a provision owed by one lead agency. "open" says it is neither completed nor cancelled,
-- "blockers" counts the open bottlenecks that hold it up; both spare the lists a join.
CREATE TABLE tasks (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    ref              TEXT NOT NULL UNIQUE,
    directive_id     INTEGER NOT NULL REFERENCES directives (id),
    provision_id     INTEGER NOT NULL REFERENCES provisions (id),
    addressee_id     INTEGER NOT NULL REFERENCES agencies (id),
    lead_id          INTEGER NOT NULL REFERENCES agencies (id),
    period           TEXT NOT NULL DEFAULT '',
    status           TEXT NOT NULL CHECK (status IN ('not_started', 'in_progress', 'submitted', 'completed', 'returned', 'cancelled')),
    open             BOOLEAN NOT NULL,
    percent          INTEGER NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    first_due_on     TEXT,
    due_on           TEXT,
    forecast_on      TEXT,
    key_task         BOOLEAN NOT NULL DEFAULT FALSE,
    blockers         INTEGER NOT NULL DEFAULT 0,
    submitted_on     TEXT,
    finished_on      TEXT,
    last_progress_at DATETIME,
    next_notice_on   TEXT,
    version          INTEGER NOT NULL DEFAULT 1,
    created_at       DATETIME NOT NULL,
    updated_at       DATETIME NOT NULL,
    UNIQUE (provision_id, addressee_id, period)
);
CREATE INDEX tasks_open_due ON tasks (due_on, id) WHERE open;
-- The columns after id let an inbox be counted from the index alone: on SQLite a look at each task's row
-- costs five times as much. PostgreSQL reads rows cheaply, and would lose its cheap updates for it.
CREATE INDEX tasks_lead_open_due ON tasks (lead_id, due_on, id, status, submitted_on, last_progress_at, open) WHERE open;
CREATE INDEX tasks_lead ON tasks (lead_id, id);
CREATE INDEX tasks_addressee ON tasks (addressee_id) WHERE lead_id <> addressee_id; -- those that a merger passed on
CREATE INDEX tasks_directive ON tasks (directive_id, id);
CREATE INDEX tasks_next_notice ON tasks (next_notice_on) WHERE next_notice_on IS NOT NULL;
CREATE INDEX tasks_finished ON tasks (finished_on, id) WHERE finished_on IS NOT NULL;

CREATE TABLE progress (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id     INTEGER NOT NULL REFERENCES tasks (id),
    at          DATETIME NOT NULL,
    user_id     INTEGER REFERENCES users (id),
    agency_id   INTEGER REFERENCES agencies (id),
    via         TEXT NOT NULL CHECK (via IN ('page', 'mail_link', 'spreadsheet', 'api', 'seed')),
    status_from TEXT NOT NULL,
    status_to   TEXT NOT NULL,
    percent     INTEGER NOT NULL,
    words       TEXT NOT NULL DEFAULT '',
    forecast_on TEXT
);
CREATE INDEX progress_task ON progress (task_id, id);

-- What passed a task from one lead to the next, for its timeline and for reports by either boundary.
CREATE TABLE task_transfers (
    task_id INTEGER NOT NULL REFERENCES tasks (id),
    act_id  INTEGER NOT NULL REFERENCES acts (id),
    from_id INTEGER NOT NULL REFERENCES agencies (id),
    to_id   INTEGER NOT NULL REFERENCES agencies (id),
    at      DATETIME NOT NULL,
    PRIMARY KEY (task_id, act_id)
);

CREATE TABLE bottlenecks (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id INTEGER REFERENCES directives (id),
    position     INTEGER NOT NULL DEFAULT 0,
    category     TEXT NOT NULL DEFAULT '',
    text_vi      TEXT NOT NULL,
    text_en      TEXT NOT NULL,
    quote        TEXT NOT NULL DEFAULT '',
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'escalated', 'resolved', 'rejected')),
    raised_on    TEXT,
    version      INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX bottlenecks_directive ON bottlenecks (directive_id, position) WHERE position > 0;
CREATE TABLE bottleneck_agencies (
    bottleneck_id INTEGER NOT NULL REFERENCES bottlenecks (id),
    agency_id     INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (bottleneck_id, agency_id)
);
CREATE TABLE bottleneck_tasks (
    bottleneck_id INTEGER NOT NULL REFERENCES bottlenecks (id),
    task_id       INTEGER NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (bottleneck_id, task_id)
);
CREATE INDEX bottleneck_tasks_task ON bottleneck_tasks (task_id);

CREATE TABLE indicators (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    key          TEXT NOT NULL,
    text_vi      TEXT NOT NULL,
    text_en      TEXT NOT NULL,
    unit_vi      TEXT NOT NULL,
    unit_en      TEXT NOT NULL,
    target       REAL,
    out_of       REAL,
    due_on       TEXT,
    quote        TEXT NOT NULL DEFAULT '',
    UNIQUE (directive_id, key)
);
CREATE TABLE indicator_agencies (
    indicator_id INTEGER NOT NULL REFERENCES indicators (id),
    agency_id    INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (indicator_id, agency_id)
);
-- Some sources state a value without its day.
CREATE TABLE measurements (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    indicator_id INTEGER NOT NULL REFERENCES indicators (id),
    taken_on     TEXT,
    value        REAL NOT NULL
);
CREATE INDEX measurements_indicator ON measurements (indicator_id, taken_on);

-- +goose Down
DROP TABLE measurements;
DROP TABLE indicator_agencies;
DROP TABLE indicators;
DROP TABLE bottleneck_tasks;
DROP TABLE bottleneck_agencies;
DROP TABLE bottlenecks;
DROP TABLE task_transfers;
DROP TABLE progress;
DROP TABLE tasks;
