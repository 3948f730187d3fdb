-- +goose Up
-- Mails that tell of single moves and mentions: which one, and for which agency the recipient is told.
ALTER TABLE message_tasks ADD COLUMN event_id INTEGER REFERENCES task_events (id);
ALTER TABLE message_tasks ADD COLUMN progress_id INTEGER REFERENCES progress (id);
ALTER TABLE message_tasks ADD COLUMN agency_id INTEGER REFERENCES agencies (id);

-- What the links in a mail are derived from, beside the installation's secret. Older mails have none.
ALTER TABLE messages ADD COLUMN nonce TEXT NOT NULL DEFAULT '';

-- Who reported through a link in a mail without having an account.
ALTER TABLE progress ADD COLUMN by_name TEXT NOT NULL DEFAULT '';

-- The links in mails are derived, not kept: a row here ends all those mailed to the recipient before it.
CREATE TABLE task_link_revocations (
    task_id    INTEGER NOT NULL REFERENCES tasks (id),
    recipient  TEXT NOT NULL,
    revoked_at DATETIME NOT NULL,
    revoked_by INTEGER REFERENCES users (id),
    PRIMARY KEY (task_id, recipient)
);

-- Who wants no more mails of a kind that may be declined.
CREATE TABLE mail_optouts (
    recipient TEXT NOT NULL,
    kind      TEXT NOT NULL,
    at        DATETIME NOT NULL,
    PRIMARY KEY (recipient, kind)
);

-- +goose Down
DROP TABLE mail_optouts;
DROP TABLE task_link_revocations;
ALTER TABLE progress DROP COLUMN by_name;
ALTER TABLE messages DROP COLUMN nonce;
ALTER TABLE message_tasks DROP COLUMN agency_id;
ALTER TABLE message_tasks DROP COLUMN progress_id;
ALTER TABLE message_tasks DROP COLUMN event_id;
