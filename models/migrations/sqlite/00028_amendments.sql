-- +goose Up
-- What a directive that amends or supersedes another does to its provisions and their tasks, decided by
-- the office; it takes effect on its day.
CREATE TABLE amendments (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    amended_id   INTEGER NOT NULL REFERENCES directives (id),
    kind         TEXT NOT NULL CHECK (kind IN ('amends', 'supersedes')),
    effective_on TEXT NOT NULL,
    words        TEXT NOT NULL,
    decided_by   INTEGER REFERENCES users (id),
    decided_at   DATETIME NOT NULL,
    applied_at   DATETIME,
    undone_at    DATETIME
);
CREATE UNIQUE INDEX amendments_pair ON amendments (directive_id, amended_id) WHERE undone_at IS NULL;
CREATE INDEX amendments_amended ON amendments (amended_id);

CREATE TABLE amendment_choices (
    amendment_id INTEGER NOT NULL REFERENCES amendments (id),
    provision_id INTEGER NOT NULL REFERENCES provisions (id),
    successor_id INTEGER REFERENCES provisions (id),
    choice       TEXT NOT NULL CHECK (choice IN ('move', 'keep', 'cancel')),
    moved        INTEGER NOT NULL DEFAULT 0,
    cancelled    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (amendment_id, provision_id)
);
CREATE INDEX amendment_choices_provision ON amendment_choices (provision_id);

-- Where a task stood before an amendment gave it another provision.
CREATE TABLE amendment_tasks (
    task_id      INTEGER NOT NULL REFERENCES tasks (id),
    amendment_id INTEGER NOT NULL REFERENCES amendments (id),
    at           DATETIME NOT NULL,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    provision_id INTEGER NOT NULL REFERENCES provisions (id),
    ref          TEXT NOT NULL,
    lead_id      INTEGER NOT NULL REFERENCES agencies (id),
    addressee_id INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (task_id, amendment_id)
);

-- +goose Down
DROP TABLE amendment_tasks;
DROP TABLE amendment_choices;
DROP TABLE amendments;
