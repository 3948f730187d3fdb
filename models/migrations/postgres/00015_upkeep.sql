-- +goose Up
-- In whose place a report was made.
ALTER TABLE progress ADD COLUMN acting_for TEXT NOT NULL DEFAULT '';

-- Who has a part in a provision today: the agency named in it, or the one that a merger passed its
-- business to. Who was named stays as written.
ALTER TABLE provision_parties ADD COLUMN holder_id BIGINT REFERENCES agencies (id);
WITH RECURSIVE passed (origin, id) AS (
    SELECT v.from_id, v.to_id FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL
    UNION SELECT p.origin, v.to_id FROM passed p JOIN act_moves v ON v.from_id = p.id JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL
), last (origin, id) AS (
    SELECT p.origin, MAX(p.id) FROM passed p WHERE NOT EXISTS (SELECT 1 FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE v.from_id = p.id AND c.applied_at IS NOT NULL) GROUP BY p.origin
)
UPDATE provision_parties SET holder_id = COALESCE((SELECT l.id FROM last l WHERE l.origin = provision_parties.agency_id), agency_id);
ALTER TABLE provision_parties ALTER COLUMN holder_id SET NOT NULL;
DROP INDEX provision_parties_agency;
CREATE INDEX provision_parties_holder ON provision_parties (holder_id, role);

-- Recipients without account: changed under a version; one mailbox may serve several agencies; the
-- working group has such recipients too.
ALTER TABLE contacts ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE contacts DROP CONSTRAINT contacts_email_purpose_key;
CREATE UNIQUE INDEX contacts_one ON contacts (email, purpose, COALESCE(agency_id, 0)) WHERE closed_at IS NULL;
ALTER TABLE notice_contacts ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE notice_contacts DROP CONSTRAINT notice_contacts_part_check;
ALTER TABLE notice_contacts ADD CONSTRAINT notice_contacts_part_check CHECK (part IN ('leadership', 'working_group', 'directive'));
DROP INDEX notice_contacts_one;
CREATE UNIQUE INDEX notice_contacts_one ON notice_contacts (part, COALESCE(directive_id, 0), email) WHERE closed_at IS NULL;

-- +goose Down
DELETE FROM notice_contacts WHERE part = 'working_group';
ALTER TABLE notice_contacts DROP CONSTRAINT notice_contacts_part_check;
ALTER TABLE notice_contacts ADD CONSTRAINT notice_contacts_part_check CHECK (part IN ('leadership', 'directive'));
ALTER TABLE notice_contacts DROP COLUMN version;
ALTER TABLE contacts DROP COLUMN version;
DROP INDEX provision_parties_holder;
CREATE INDEX provision_parties_agency ON provision_parties (agency_id, role);
ALTER TABLE provision_parties DROP COLUMN holder_id;
ALTER TABLE progress DROP COLUMN acting_for;
