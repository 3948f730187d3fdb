-- +goose Up
-- Mail that is neither lost nor doubled: urgency, claims that are told apart, what came back, and
-- which mail servers are out of reach.
ALTER TABLE messages ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
ALTER TABLE messages ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN tried_since DATETIME;
ALTER TABLE messages ADD COLUMN stands_for TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN resent_as INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN bounce TEXT NOT NULL DEFAULT '' CHECK (bounce IN ('', 'delayed', 'failed'));
ALTER TABLE messages ADD COLUMN bounced_at DATETIME;
UPDATE messages SET priority = 2 WHERE kind = 'report';
CREATE INDEX messages_next ON messages (priority, not_before, id) WHERE state = 'queued';

-- The mail servers an instance finds out of reach; a row goes when the server is back.
CREATE TABLE mail_circuits (
    instance TEXT NOT NULL,
    server   TEXT NOT NULL,
    since    DATETIME NOT NULL,
    probes   INTEGER NOT NULL DEFAULT 0,
    probe_at DATETIME NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (instance, server)
);

-- How far the mailbox of returned mail has been read.
CREATE TABLE mailbox_positions (
    mailbox  TEXT PRIMARY KEY,
    validity INTEGER NOT NULL,
    uid      INTEGER NOT NULL
);

-- +goose Down
DROP TABLE mailbox_positions;
DROP TABLE mail_circuits;
DROP INDEX messages_next;
ALTER TABLE messages DROP COLUMN bounced_at;
ALTER TABLE messages DROP COLUMN bounce;
ALTER TABLE messages DROP COLUMN resent_as;
ALTER TABLE messages DROP COLUMN stands_for;
ALTER TABLE messages DROP COLUMN tried_since;
ALTER TABLE messages DROP COLUMN claim;
ALTER TABLE messages DROP COLUMN priority;
