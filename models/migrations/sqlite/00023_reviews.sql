-- +goose Up
-- How often reviews are held. A meeting is on the first working day from the closing of its period on, and
-- its agenda is drawn up at the hour. Of the longer ones only those that close from "since_on" on count.
CREATE TABLE review_cadences (
    kind       TEXT PRIMARY KEY CHECK (kind IN ('five_day', 'month', 'half_year')),
    rhythm     TEXT NOT NULL CHECK (rhythm IN ('days', 'month', 'half_year')),
    every_days INTEGER NOT NULL DEFAULT 5 CHECK (every_days BETWEEN 1 AND 366),
    anchor_on  TEXT NOT NULL,
    cut_off    INTEGER NOT NULL DEFAULT 0 CHECK (cut_off BETWEEN 0 AND 31),
    at         TEXT NOT NULL,
    active     BOOLEAN NOT NULL DEFAULT TRUE,
    since_on   TEXT,
    version    INTEGER NOT NULL DEFAULT 1
);
INSERT INTO review_cadences (kind, rhythm, anchor_on, at, since_on) VALUES
    ('five_day', 'days', '2025-06-30', '07:00', NULL),
    ('month', 'month', '2025-06-30', '07:00', date('now')),
    ('half_year', 'half_year', '2025-06-30', '07:00', date('now'));

-- Meetings. "agenda" is what was drawn up, written once; "drafting_id" is the drafting of its conclusions.
CREATE TABLE reviews (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    cadence       TEXT NOT NULL REFERENCES review_cadences (kind),
    held_on       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('planned', 'agenda', 'held', 'closed')),
    agenda        TEXT NOT NULL DEFAULT '',
    agenda_sha256 TEXT NOT NULL DEFAULT '',
    drawn_at      DATETIME,
    closed_at     DATETIME,
    drafting_id   INTEGER REFERENCES draftings (id),
    version       INTEGER NOT NULL DEFAULT 1,
    UNIQUE (cadence, held_on)
);
CREATE INDEX reviews_drafting ON reviews (drafting_id) WHERE drafting_id IS NOT NULL;

CREATE TABLE review_items (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    review_id INTEGER NOT NULL REFERENCES reviews (id),
    kind      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    notes     TEXT NOT NULL DEFAULT '',
    version   INTEGER NOT NULL DEFAULT 1,
    UNIQUE (review_id, kind)
);

-- What was decided, and what it made: a resolution settled "bottleneck_id", an answer decided
-- "extension_id" of "task_id", and a task stands as "draft_id" in the drafting of the conclusions.
-- "secret" says that it speaks of a confidential directive.
CREATE TABLE review_decisions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    review_id     INTEGER NOT NULL REFERENCES reviews (id),
    item_id       INTEGER NOT NULL REFERENCES review_items (id),
    kind          TEXT NOT NULL CHECK (kind IN ('task', 'resolution', 'extension', 'sentence')),
    text          TEXT NOT NULL,
    lead          TEXT NOT NULL DEFAULT '',
    coordinators  TEXT NOT NULL DEFAULT '[]',
    due_on        TEXT,
    bottleneck_id INTEGER REFERENCES bottlenecks (id),
    extension_id  INTEGER REFERENCES extensions (id),
    task_id       INTEGER REFERENCES tasks (id),
    granted       BOOLEAN NOT NULL DEFAULT FALSE,
    draft_id      INTEGER REFERENCES drafts (id),
    secret        BOOLEAN NOT NULL DEFAULT FALSE,
    made_at       DATETIME NOT NULL,
    made_by       INTEGER REFERENCES users (id),
    version       INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX review_decisions_review ON review_decisions (review_id, id);

-- +goose Down
DROP TABLE review_decisions;
DROP TABLE review_items;
DROP TABLE reviews;
DROP TABLE review_cadences;
