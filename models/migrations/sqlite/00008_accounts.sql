-- +goose Up
-- How people prove to be themselves: tries counted, links by mail, second factors, other providers.

-- A session is listed to its owner and may be ended by them. Who is signed in signs in anew.
DROP TABLE sessions;
CREATE TABLE sessions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    data       BLOB NOT NULL,
    expires_at DATETIME NOT NULL,
    user_id    INTEGER REFERENCES users (id),
    device     TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    since      DATETIME,
    seen_at    DATETIME
);
CREATE INDEX sessions_expires ON sessions (expires_at);
CREATE INDEX sessions_user ON sessions (user_id);

-- Failed tries, by the keyed hash of what they are counted for: an account, an address.
CREATE TABLE login_tries (
    subject    TEXT PRIMARY KEY,
    failures   INTEGER NOT NULL,
    last_at    DATETIME NOT NULL,
    wait_until DATETIME NOT NULL
);
CREATE INDEX login_tries_last ON login_tries (last_at);

-- Links to one account, sent by mail. The secret in a link is derived from the row, never stored.
CREATE TABLE account_links (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
    nonce      TEXT NOT NULL,
    inviter    TEXT NOT NULL DEFAULT '',
    created_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at    DATETIME
);
CREATE INDEX account_links_user ON account_links (user_id);
CREATE INDEX account_links_expires ON account_links (expires_at);

-- A second factor is in force once confirmed. Its secret is encrypted under the installation's.
CREATE TABLE second_factors (
    user_id      INTEGER PRIMARY KEY REFERENCES users (id),
    secret       TEXT NOT NULL,
    created_at   DATETIME NOT NULL,
    confirmed_at DATETIME,
    last_step    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE recovery_codes (
    code_hash TEXT PRIMARY KEY,
    user_id   INTEGER NOT NULL REFERENCES users (id),
    used_at   DATETIME
);
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);

-- Who somebody is at an OpenID Connect provider, and which roles came from there.
CREATE TABLE user_identities (
    issuer     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    created_at DATETIME NOT NULL,
    seen_at    DATETIME NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX user_identities_user ON user_identities (user_id);
ALTER TABLE user_roles ADD COLUMN source TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE user_roles DROP COLUMN source;
DROP TABLE user_identities;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
DROP TABLE account_links;
DROP TABLE login_tries;
DROP TABLE sessions;
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    data       BLOB NOT NULL,
    expires_at DATETIME NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires_at);
