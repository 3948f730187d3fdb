-- +goose Up
-- Directives as issued: provisions keep their order, words and deadline as written.
CREATE TABLE directives (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    key            TEXT NOT NULL UNIQUE,
    number         TEXT NOT NULL DEFAULT '',
    kind           TEXT NOT NULL,
    title_vi       TEXT NOT NULL,
    title_en       TEXT NOT NULL,
    issuer_vi      TEXT NOT NULL DEFAULT '',
    issuer_en      TEXT NOT NULL DEFAULT '',
    signed_by      TEXT NOT NULL DEFAULT '',
    issued_on      TEXT,
    issued_on_note_vi TEXT NOT NULL DEFAULT '',
    issued_on_note_en TEXT NOT NULL DEFAULT '',
    reference_on   TEXT NOT NULL,
    effective_on   TEXT,
    source_url     TEXT NOT NULL DEFAULT '',
    lang           TEXT NOT NULL DEFAULT 'vi',
    text           TEXT NOT NULL DEFAULT '',
    confidential   BOOLEAN NOT NULL DEFAULT FALSE,
    details        TEXT NOT NULL DEFAULT '{}',
    version        INTEGER NOT NULL DEFAULT 1,
    created_at     DATETIME NOT NULL
);
CREATE UNIQUE INDEX directives_number ON directives (number) WHERE number <> '';
CREATE TABLE directive_relations (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    kind         TEXT NOT NULL CHECK (kind IN ('implements', 'amends', 'supersedes', 'cites')),
    to_number    TEXT NOT NULL,
    name_vi      TEXT NOT NULL DEFAULT '',
    position     INTEGER NOT NULL,
    PRIMARY KEY (directive_id, kind, to_number)
);
CREATE TABLE provisions (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id        INTEGER NOT NULL REFERENCES directives (id),
    position            INTEGER NOT NULL,
    ref                 TEXT NOT NULL UNIQUE,
    section_vi          TEXT NOT NULL DEFAULT '',
    section_en          TEXT NOT NULL DEFAULT '',
    text_vi             TEXT NOT NULL,
    text_en             TEXT NOT NULL,
    label_vi            TEXT NOT NULL,
    label_en            TEXT NOT NULL,
    quote               TEXT NOT NULL DEFAULT '',
    quote_lang          TEXT NOT NULL DEFAULT '',
    deadline_as_written TEXT NOT NULL DEFAULT '',
    deadline_kind       TEXT NOT NULL,
    deadline_precision  TEXT NOT NULL,
    deadline            TEXT NOT NULL DEFAULT '{}',
    first_due_on        TEXT,
    deliverable         TEXT NOT NULL DEFAULT '',
    category            TEXT NOT NULL DEFAULT '',
    fan_out             BOOLEAN NOT NULL DEFAULT FALSE,
    questions           TEXT NOT NULL DEFAULT '[]',
    UNIQUE (directive_id, position)
);
CREATE TABLE provision_parties (
    provision_id INTEGER NOT NULL REFERENCES provisions (id),
    role         TEXT NOT NULL CHECK (role IN ('lead', 'coordinator', 'supervisor', 'submit_to')),
    position     INTEGER NOT NULL,
    agency_id    INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (provision_id, role, position)
);
CREATE INDEX provision_parties_agency ON provision_parties (agency_id, role);

-- +goose Down
DROP TABLE provision_parties;
DROP TABLE provisions;
DROP TABLE directive_relations;
DROP TABLE directives;
