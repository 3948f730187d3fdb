-- +goose Up
-- Mail that is neither lost nor doubled: urgency, claims that are told apart, what came back, and
-- which mail servers are out of reach.
ALTER TABLE messages
    ADD COLUMN priority    BIGINT NOT NULL DEFAULT 1,
    ADD COLUMN claim       BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN tried_since TIMESTAMPTZ(0),
    ADD COLUMN stands_for  TEXT NOT NULL DEFAULT '',
    ADD COLUMN resent_as   BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN bounce      TEXT NOT NULL DEFAULT '' CHECK (bounce IN ('', 'delayed', 'failed')),
    ADD COLUMN bounced_at  TIMESTAMPTZ(0);
UPDATE messages SET priority = 2 WHERE kind = 'report';
CREATE INDEX messages_next ON messages (priority, not_before, id) WHERE state = 'queued';

-- The mail servers an instance finds out of reach; a row goes when the server is back.
CREATE TABLE mail_circuits (
    instance TEXT NOT NULL,
    server   TEXT NOT NULL,
    since    TIMESTAMPTZ(0) NOT NULL,
    probes   BIGINT NOT NULL DEFAULT 0,
    probe_at TIMESTAMPTZ(0) NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (instance, server)
);

-- How far the mailbox of returned mail has been read.
CREATE TABLE mailbox_positions (
    mailbox  TEXT PRIMARY KEY,
    validity BIGINT NOT NULL,
    uid      BIGINT NOT NULL
);

-- +goose Down
DROP TABLE mailbox_positions, mail_circuits;
DROP INDEX messages_next;
ALTER TABLE messages DROP COLUMN priority, DROP COLUMN claim, DROP COLUMN tried_since, DROP COLUMN stands_for, DROP COLUMN resent_as, DROP COLUMN bounce, DROP COLUMN bounced_at;
