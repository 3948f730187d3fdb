-- +goose Up
-- Filters of lists kept under a name: "query" is that of the list's address. The office shares some with all.
CREATE TABLE saved_filters (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id   INTEGER NOT NULL REFERENCES users (id),
    list       TEXT NOT NULL CHECK (list IN ('tasks', 'bottlenecks')),
    name       TEXT NOT NULL,
    query      TEXT NOT NULL,
    shared     BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME NOT NULL,
    removed_at DATETIME,
    version    INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX saved_filters_name ON saved_filters (owner_id, list, name) WHERE removed_at IS NULL;
CREATE INDEX saved_filters_shared ON saved_filters (id) WHERE shared AND removed_at IS NULL;

-- Who gets what a filter lets through by mail.
CREATE TABLE filter_subscriptions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    filter_id  INTEGER NOT NULL REFERENCES saved_filters (id),
    user_id    INTEGER NOT NULL REFERENCES users (id),
    rhythm     TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
    created_at DATETIME NOT NULL,
    ended_at   DATETIME,
    UNIQUE (filter_id, user_id)
);
CREATE INDEX messages_of_filters ON messages (subject_of, id) WHERE kind = 'filter';

-- Secret addresses under which calendar programs read the deadlines of a filter, by the hash of the secret.
CREATE TABLE calendar_feeds (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    filter_id  INTEGER NOT NULL REFERENCES saved_filters (id),
    user_id    INTEGER NOT NULL REFERENCES users (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at DATETIME NOT NULL,
    revoked_at DATETIME
);
CREATE UNIQUE INDEX calendar_feeds_live ON calendar_feeds (filter_id, user_id) WHERE revoked_at IS NULL;

-- +goose Down
DROP TABLE calendar_feeds;
DROP INDEX messages_of_filters;
DROP TABLE filter_subscriptions;
DROP TABLE saved_filters;
