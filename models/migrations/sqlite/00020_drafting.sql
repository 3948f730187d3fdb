-- +goose Up
-- A directive's text being decomposed: drafts of provisions that officers confirm, before anything is
-- made of them. Ranges count Unicode code points of the text.
CREATE TABLE draftings (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    number       TEXT NOT NULL DEFAULT '',
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    issuer       TEXT NOT NULL DEFAULT '',
    signed_by    TEXT NOT NULL DEFAULT '',
    issued_on    TEXT NOT NULL,
    effective_on TEXT,
    source_url   TEXT NOT NULL DEFAULT '',
    lang         TEXT NOT NULL,
    confidential BOOLEAN NOT NULL DEFAULT FALSE,
    relations    TEXT NOT NULL DEFAULT '[]',
    text         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'registered', 'discarded')),
    directive_id INTEGER REFERENCES directives (id),
    created_by   INTEGER REFERENCES users (id),
    created_at   DATETIME NOT NULL,
    version      INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX draftings_open ON draftings (id) WHERE state = 'open';

CREATE TABLE drafts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    drafting_id  INTEGER NOT NULL REFERENCES draftings (id),
    position     INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'dropped')),
    start_at     INTEGER NOT NULL,
    end_at       INTEGER NOT NULL,
    section      TEXT NOT NULL DEFAULT '',
    text         TEXT NOT NULL,
    label        TEXT NOT NULL,
    leads        TEXT NOT NULL DEFAULT '[]',
    coordinators TEXT NOT NULL DEFAULT '[]',
    submit_to    TEXT NOT NULL DEFAULT '',
    supervisor   TEXT NOT NULL DEFAULT '',
    fan_out      BOOLEAN NOT NULL DEFAULT FALSE,
    deadline     TEXT NOT NULL DEFAULT '{}',
    deliverable  TEXT NOT NULL DEFAULT '',
    category     TEXT NOT NULL DEFAULT '',
    confidence   REAL NOT NULL DEFAULT 0,
    marks        TEXT NOT NULL DEFAULT '[]',
    questions    TEXT NOT NULL DEFAULT '[]',
    changed_by   INTEGER REFERENCES users (id),
    changed_at   DATETIME NOT NULL,
    version      INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX drafts_drafting ON drafts (drafting_id, position);

-- +goose Down
DROP TABLE drafts;
DROP TABLE draftings;
