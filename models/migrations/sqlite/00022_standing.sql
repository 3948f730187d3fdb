-- +goose Up
-- Agencies that a person of the working group has marked as to be commended or criticised, with the figures
-- of the day they did. One lives at a time for an agency.
CREATE TABLE standing_marks (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    agency_id    INTEGER NOT NULL REFERENCES agencies (id),
    kind         TEXT NOT NULL CHECK (kind IN ('commend', 'criticise')),
    words        TEXT NOT NULL DEFAULT '',
    on_time      INTEGER NOT NULL,
    due          INTEGER NOT NULL,
    day          TEXT NOT NULL,
    confirmed_by INTEGER NOT NULL REFERENCES users (id),
    confirmed_at DATETIME NOT NULL,
    withdrawn_by INTEGER REFERENCES users (id),
    withdrawn_at DATETIME
);
CREATE UNIQUE INDEX standing_marks_live ON standing_marks (agency_id) WHERE withdrawn_at IS NULL;
-- Reports in the very words of long ago are found by when they were made.
CREATE INDEX progress_at ON progress (at);

-- Targets by agency, values by agency, and corrections: a value that was replaced stays, and says by which.
ALTER TABLE indicator_agencies ADD COLUMN target REAL;
ALTER TABLE indicators ADD COLUMN baseline REAL;
ALTER TABLE indicators ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE measurements ADD COLUMN agency_id INTEGER REFERENCES agencies (id);
ALTER TABLE measurements ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE measurements ADD COLUMN via TEXT NOT NULL DEFAULT 'seed';
ALTER TABLE measurements ADD COLUMN entered_by INTEGER REFERENCES users (id);
ALTER TABLE measurements ADD COLUMN entered_at DATETIME;
ALTER TABLE measurements ADD COLUMN replaces INTEGER REFERENCES measurements (id);
ALTER TABLE measurements ADD COLUMN replaced BOOLEAN NOT NULL DEFAULT FALSE;
CREATE UNIQUE INDEX measurements_one ON measurements (indicator_id, COALESCE(agency_id, 0), taken_on) WHERE taken_on IS NOT NULL AND NOT replaced;

-- +goose Down
DROP INDEX measurements_one;
ALTER TABLE measurements DROP COLUMN replaced;
ALTER TABLE measurements DROP COLUMN replaces;
ALTER TABLE measurements DROP COLUMN entered_at;
ALTER TABLE measurements DROP COLUMN entered_by;
ALTER TABLE measurements DROP COLUMN via;
ALTER TABLE measurements DROP COLUMN note;
ALTER TABLE measurements DROP COLUMN agency_id;
ALTER TABLE indicators DROP COLUMN version;
ALTER TABLE indicators DROP COLUMN baseline;
ALTER TABLE indicator_agencies DROP COLUMN target;
DROP INDEX progress_at;
DROP TABLE standing_marks;
