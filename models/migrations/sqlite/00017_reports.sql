-- +goose Up
-- Reports by month, half-year and year beside that of the working group's meetings, and on demand.
-- "cut_off" is the day of the month on which a period closes, 0 for its last day; by default 14, as
-- Decree 09/2019/ND-CP has it for reports to the authorities. A schedule compiles what closes from
-- "since_on" on: nobody wants last year's reports because a program was upgraded.
ALTER TABLE report_schedules RENAME TO report_schedules_before;
CREATE TABLE report_schedules (
    kind        TEXT PRIMARY KEY,
    rhythm      TEXT NOT NULL CHECK (rhythm IN ('days', 'month', 'half_year', 'year')),
    every_days  INTEGER NOT NULL DEFAULT 5 CHECK (every_days BETWEEN 1 AND 366),
    anchor_on   TEXT NOT NULL,
    cut_off     INTEGER NOT NULL DEFAULT 0 CHECK (cut_off BETWEEN 0 AND 31),
    at          TEXT NOT NULL,
    active      BOOLEAN NOT NULL DEFAULT TRUE,
    approval    BOOLEAN NOT NULL DEFAULT FALSE,
    to_group    BOOLEAN NOT NULL DEFAULT TRUE,
    to_contacts BOOLEAN NOT NULL DEFAULT TRUE,
    since_on    TEXT,
    version     INTEGER NOT NULL DEFAULT 1
);
INSERT INTO report_schedules (kind, rhythm, every_days, anchor_on, at)
    SELECT kind, 'days', every_days, anchor_on, at FROM report_schedules_before;
DROP TABLE report_schedules_before;
INSERT INTO report_schedules (kind, rhythm, anchor_on, cut_off, at, since_on) VALUES
    ('month', 'month', '2025-06-30', 14, '08:00', date('now')),
    ('half_year', 'half_year', '2025-06-30', 14, '08:00', date('now')),
    ('year', 'year', '2025-06-30', 14, '08:00', date('now'));

-- Who is sent a kind of report beside the working group and the contacts for reports.
CREATE TABLE report_recipients (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL,
    email     TEXT NOT NULL,
    name      TEXT NOT NULL,
    lang      TEXT NOT NULL DEFAULT 'vi',
    closed_at DATETIME,
    UNIQUE (kind, email)
);

-- "scope" narrows what is counted, "secret" is what only those cleared may see: figures and tasks of
-- confidential directives, which data has none of from schema 2 on. "marks" is how the unfinished tasks
-- stood, for the differences of the next report. A report that is held is sent once somebody approves it.
ALTER TABLE report_snapshots ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE report_snapshots ADD COLUMN secret TEXT NOT NULL DEFAULT '';
ALTER TABLE report_snapshots ADD COLUMN secret_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE report_snapshots ADD COLUMN marks TEXT NOT NULL DEFAULT '';
ALTER TABLE report_snapshots ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE report_snapshots ADD COLUMN made_by INTEGER REFERENCES users (id);
ALTER TABLE report_snapshots ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE report_snapshots ADD COLUMN approved_at DATETIME;
ALTER TABLE report_snapshots ADD COLUMN approved_by INTEGER REFERENCES users (id);

-- +goose Down
ALTER TABLE report_snapshots DROP COLUMN approved_by;
ALTER TABLE report_snapshots DROP COLUMN approved_at;
ALTER TABLE report_snapshots DROP COLUMN held;
ALTER TABLE report_snapshots DROP COLUMN made_by;
ALTER TABLE report_snapshots DROP COLUMN reason;
ALTER TABLE report_snapshots DROP COLUMN marks;
ALTER TABLE report_snapshots DROP COLUMN secret_sha256;
ALTER TABLE report_snapshots DROP COLUMN secret;
ALTER TABLE report_snapshots DROP COLUMN scope;
DROP TABLE report_recipients;
DELETE FROM report_schedules WHERE rhythm <> 'days';
ALTER TABLE report_schedules DROP COLUMN version;
ALTER TABLE report_schedules DROP COLUMN since_on;
ALTER TABLE report_schedules DROP COLUMN to_contacts;
ALTER TABLE report_schedules DROP COLUMN to_group;
ALTER TABLE report_schedules DROP COLUMN approval;
ALTER TABLE report_schedules DROP COLUMN active;
ALTER TABLE report_schedules DROP COLUMN cut_off;
ALTER TABLE report_schedules DROP COLUMN rhythm;
