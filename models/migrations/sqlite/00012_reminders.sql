-- +goose Up
-- "noticed_on" is the day up to which somebody was told what the rules ask for: what a day that was
-- missed would have told is told by the next planning, once.
ALTER TABLE tasks ADD COLUMN noticed_on TEXT;
-- Since when the lead's receipt is awaited, or the office's decision on a task returned as wrongly
-- addressed; the day the task was made where it is NULL.
ALTER TABLE tasks ADD COLUMN waits_since TEXT;
ALTER TABLE opinions ADD COLUMN noticed_on TEXT;
ALTER TABLE extensions ADD COLUMN noticed_on TEXT;
ALTER TABLE bottlenecks ADD COLUMN noticed_on TEXT;
CREATE INDEX extensions_waiting ON extensions (asked_at) WHERE state = 'asked';
CREATE INDEX bottlenecks_open ON bottlenecks (id) WHERE state IN ('open', 'escalated');

-- A policy is for the tasks of a directive's kind, of a lead agency, or for key tasks; the default for
-- all others.
ALTER TABLE reminder_policies ADD COLUMN for_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder_policies ADD COLUMN for_agency_id INTEGER REFERENCES agencies (id);
ALTER TABLE reminder_policies ADD COLUMN for_key BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE reminder_policies ADD COLUMN removed_at DATETIME;

-- The weekdays on which somebody wants their digest, "1,3,5" for Monday, Wednesday and Friday; all when empty.
ALTER TABLE users ADD COLUMN digest_days TEXT NOT NULL DEFAULT '';
-- In whose place the recipient was told of a task: somebody absent.
ALTER TABLE message_tasks ADD COLUMN instead_of TEXT NOT NULL DEFAULT '';

-- Recipients without account beside an agency's contacts: the leadership, told of what is very late,
-- and who is told of a directive's tasks whatever the agency.
CREATE TABLE notice_contacts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    part         TEXT NOT NULL CHECK (part IN ('leadership', 'directive')),
    directive_id INTEGER REFERENCES directives (id),
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    lang         TEXT NOT NULL DEFAULT 'vi',
    illustrative BOOLEAN NOT NULL DEFAULT FALSE,
    closed_at    DATETIME,
    CHECK ((part = 'directive') = (directive_id IS NOT NULL))
);
CREATE UNIQUE INDEX notice_contacts_one ON notice_contacts (part, COALESCE(directive_id, 0), email);

-- +goose Down
DROP TABLE notice_contacts;
ALTER TABLE message_tasks DROP COLUMN instead_of;
ALTER TABLE users DROP COLUMN digest_days;
ALTER TABLE reminder_policies DROP COLUMN removed_at;
ALTER TABLE reminder_policies DROP COLUMN for_key;
ALTER TABLE reminder_policies DROP COLUMN for_agency_id;
ALTER TABLE reminder_policies DROP COLUMN for_kind;
DROP INDEX bottlenecks_open;
DROP INDEX extensions_waiting;
ALTER TABLE bottlenecks DROP COLUMN noticed_on;
ALTER TABLE extensions DROP COLUMN noticed_on;
ALTER TABLE opinions DROP COLUMN noticed_on;
ALTER TABLE tasks DROP COLUMN waits_since;
ALTER TABLE tasks DROP COLUMN noticed_on;
