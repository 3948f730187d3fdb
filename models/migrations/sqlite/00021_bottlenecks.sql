-- +goose Up
-- What happened to a bottleneck: comments are events too.
CREATE TABLE bottleneck_events (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    bottleneck_id INTEGER NOT NULL REFERENCES bottlenecks (id),
    at            DATETIME NOT NULL,
    day           TEXT NOT NULL,
    move          TEXT NOT NULL,
    user_id       INTEGER REFERENCES users (id),
    acting_for    TEXT NOT NULL DEFAULT '',
    agency_id     INTEGER REFERENCES agencies (id),
    words         TEXT NOT NULL DEFAULT '',
    decide_by     TEXT,
    other_id      INTEGER REFERENCES bottlenecks (id)
);
CREATE INDEX bottleneck_events_bottleneck ON bottleneck_events (bottleneck_id, id);

ALTER TABLE bottlenecks ADD COLUMN merged_into INTEGER REFERENCES bottlenecks (id);
ALTER TABLE bottlenecks ADD COLUMN answer TEXT NOT NULL DEFAULT '';
ALTER TABLE bottlenecks ADD COLUMN answered_on TEXT;
ALTER TABLE bottlenecks ADD COLUMN proposed_on TEXT;
CREATE INDEX bottleneck_agencies_agency ON bottleneck_agencies (agency_id, bottleneck_id);

-- From which day to which a task was held up; the day "to_on" is no longer one of them, NULL lasts on.
-- Those days are charged to who must act.
CREATE TABLE bottleneck_waits (
    bottleneck_id INTEGER NOT NULL REFERENCES bottlenecks (id),
    task_id       INTEGER NOT NULL REFERENCES tasks (id),
    from_on       TEXT NOT NULL,
    to_on         TEXT
);
CREATE INDEX bottleneck_waits_bottleneck ON bottleneck_waits (bottleneck_id, task_id);
CREATE INDEX bottleneck_waits_task ON bottleneck_waits (task_id);
INSERT INTO bottleneck_waits (bottleneck_id, task_id, from_on, to_on)
    SELECT b.id, x.task_id, b.raised_on, CASE WHEN b.state IN ('open', 'escalated') THEN NULL ELSE b.settled_on END
    FROM bottlenecks b JOIN bottleneck_tasks x ON x.bottleneck_id = b.id WHERE b.raised_on IS NOT NULL;

-- +goose Down
DROP TABLE bottleneck_waits;
DROP INDEX bottleneck_agencies_agency;
ALTER TABLE bottlenecks DROP COLUMN proposed_on;
ALTER TABLE bottlenecks DROP COLUMN answered_on;
ALTER TABLE bottlenecks DROP COLUMN answer;
ALTER TABLE bottlenecks DROP COLUMN merged_into;
DROP TABLE bottleneck_events;
