-- +goose Up
-- In whose place a report was made.
ALTER TABLE progress ADD COLUMN acting_for TEXT NOT NULL DEFAULT '';

-- Who has a part in a provision today: the agency named in it, or the one that a merger passed its
-- business to. Who was named stays as written.
CREATE TABLE parties_held (
    provision_id INTEGER NOT NULL REFERENCES provisions (id),
    role         TEXT NOT NULL CHECK (role IN ('lead', 'coordinator', 'supervisor', 'submit_to')),
    position     INTEGER NOT NULL,
    agency_id    INTEGER NOT NULL REFERENCES agencies (id),
    holder_id    INTEGER NOT NULL REFERENCES agencies (id),
    PRIMARY KEY (provision_id, role, position)
);
WITH RECURSIVE passed (origin, id) AS (
    SELECT v.from_id, v.to_id FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL
    UNION SELECT p.origin, v.to_id FROM passed p JOIN act_moves v ON v.from_id = p.id JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL
), last (origin, id) AS (
    SELECT p.origin, MAX(p.id) FROM passed p WHERE NOT EXISTS (SELECT 1 FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE v.from_id = p.id AND c.applied_at IS NOT NULL) GROUP BY p.origin
)
INSERT INTO parties_held (provision_id, role, position, agency_id, holder_id)
    SELECT s.provision_id, s.role, s.position, s.agency_id, COALESCE(l.id, s.agency_id) FROM provision_parties s LEFT JOIN last l ON l.origin = s.agency_id;
DROP TABLE provision_parties;
ALTER TABLE parties_held RENAME TO provision_parties;
CREATE INDEX provision_parties_holder ON provision_parties (holder_id, role);

-- Recipients without account: changed under a version; one mailbox may serve several agencies; the
-- working group has such recipients too.
CREATE TABLE contacts_kept (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    lang         TEXT NOT NULL DEFAULT 'vi',
    purpose      TEXT NOT NULL DEFAULT 'alerts' CHECK (purpose IN ('alerts', 'reports')),
    agency_id    INTEGER REFERENCES agencies (id),
    illustrative BOOLEAN NOT NULL DEFAULT FALSE,
    closed_at    DATETIME,
    version      INTEGER NOT NULL DEFAULT 1
);
INSERT INTO contacts_kept (id, email, name, lang, purpose, agency_id, illustrative, closed_at)
    SELECT id, email, name, lang, purpose, agency_id, illustrative, closed_at FROM contacts;
DROP TABLE contacts;
ALTER TABLE contacts_kept RENAME TO contacts;
CREATE INDEX contacts_agency ON contacts (agency_id);
CREATE UNIQUE INDEX contacts_one ON contacts (email, purpose, COALESCE(agency_id, 0)) WHERE closed_at IS NULL;
CREATE TABLE notice_contacts_kept (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    part         TEXT NOT NULL CHECK (part IN ('leadership', 'working_group', 'directive')),
    directive_id INTEGER REFERENCES directives (id),
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    lang         TEXT NOT NULL DEFAULT 'vi',
    illustrative BOOLEAN NOT NULL DEFAULT FALSE,
    closed_at    DATETIME,
    version      INTEGER NOT NULL DEFAULT 1,
    CHECK ((part = 'directive') = (directive_id IS NOT NULL))
);
INSERT INTO notice_contacts_kept (id, part, directive_id, email, name, lang, illustrative, closed_at)
    SELECT id, part, directive_id, email, name, lang, illustrative, closed_at FROM notice_contacts;
DROP TABLE notice_contacts;
ALTER TABLE notice_contacts_kept RENAME TO notice_contacts;
CREATE UNIQUE INDEX notice_contacts_one ON notice_contacts (part, COALESCE(directive_id, 0), email) WHERE closed_at IS NULL;

-- +goose Down
DELETE FROM notice_contacts WHERE part = 'working_group';
DROP INDEX notice_contacts_one;
CREATE UNIQUE INDEX notice_contacts_one ON notice_contacts (part, COALESCE(directive_id, 0), email) WHERE closed_at IS NULL;
ALTER TABLE notice_contacts DROP COLUMN version;
ALTER TABLE contacts DROP COLUMN version;
DROP INDEX provision_parties_holder;
CREATE INDEX provision_parties_agency ON provision_parties (agency_id, role);
ALTER TABLE provision_parties DROP COLUMN holder_id;
ALTER TABLE progress DROP COLUMN acting_for;
