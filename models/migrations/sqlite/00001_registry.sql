-- +goose Up
-- The registry: who can owe a task, under which name, from which day to which.
CREATE TABLE agencies (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    key           TEXT NOT NULL UNIQUE,
    code          TEXT NOT NULL,
    code_verified BOOLEAN NOT NULL DEFAULT FALSE,
    kind          TEXT NOT NULL,
    name_vi       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    abbr          TEXT NOT NULL DEFAULT '',
    parent_id     INTEGER REFERENCES agencies (id),
    valid_from    TEXT,
    valid_to      TEXT,
    stat_code     TEXT NOT NULL DEFAULT '',
    members_named BOOLEAN NOT NULL DEFAULT TRUE,
    verified      BOOLEAN NOT NULL DEFAULT FALSE,
    source        TEXT NOT NULL DEFAULT '',
    note          TEXT NOT NULL DEFAULT '',
    version       INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
);
-- Codes are reused over the years: the pair of code and first day is the key.
CREATE UNIQUE INDEX agencies_code_from ON agencies (code, COALESCE(valid_from, ''));
CREATE INDEX agencies_kind ON agencies (kind);

CREATE TABLE agency_aliases (
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    lang      TEXT NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    PRIMARY KEY (agency_id, lang, name)
);
CREATE INDEX agency_aliases_folded ON agency_aliases (folded);

-- A group (an agency of kind "group") has members by kind and by name, each for its time.
CREATE TABLE group_kinds (
    group_id INTEGER NOT NULL REFERENCES agencies (id),
    kind     TEXT NOT NULL,
    PRIMARY KEY (group_id, kind)
);
CREATE TABLE group_members (
    group_id   INTEGER NOT NULL REFERENCES agencies (id),
    agency_id  INTEGER NOT NULL REFERENCES agencies (id),
    valid_from TEXT,
    valid_to   TEXT,
    PRIMARY KEY (group_id, agency_id)
);

-- An act passes agencies' unfinished tasks to their successors on its day.
CREATE TABLE acts (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    key           TEXT NOT NULL UNIQUE,
    title_vi      TEXT NOT NULL,
    title_en      TEXT NOT NULL,
    legal_basis   TEXT NOT NULL DEFAULT '',
    effective_on  TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    applied_at    DATETIME,
    tasks_moved   INTEGER NOT NULL DEFAULT 0,
    verified      BOOLEAN NOT NULL DEFAULT FALSE,
    note          TEXT NOT NULL DEFAULT ''
);
CREATE TABLE act_moves (
    act_id  INTEGER NOT NULL REFERENCES acts (id),
    from_id INTEGER NOT NULL REFERENCES agencies (id),
    to_id   INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (act_id, from_id, to_id)
);

CREATE TABLE calendar_days (
    day      TEXT PRIMARY KEY,
    kind     TEXT NOT NULL CHECK (kind IN ('holiday', 'day_off', 'make_up')),
    name_vi  TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    verified BOOLEAN NOT NULL DEFAULT FALSE,
    source   TEXT NOT NULL DEFAULT '',
    note     TEXT NOT NULL DEFAULT ''
);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- +goose Down
DROP TABLE settings;
DROP TABLE calendar_days;
DROP TABLE act_moves;
DROP TABLE acts;
DROP TABLE group_members;
DROP TABLE group_kinds;
DROP TABLE agency_aliases;
DROP TABLE agencies;
