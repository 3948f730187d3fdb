-- +goose Up
-- People with an account, what they may do and for whom, and how they are known to be themselves.
CREATE TABLE users (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    title         TEXT NOT NULL DEFAULT '',
    lang          TEXT NOT NULL DEFAULT 'vi',
    password_hash TEXT NOT NULL DEFAULT '',
    illustrative  BOOLEAN NOT NULL DEFAULT FALSE,
    created_at    DATETIME NOT NULL,
    closed_at     DATETIME,
    version       INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE user_roles (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    role       TEXT NOT NULL CHECK (role IN ('administrator', 'office', 'working_group', 'head', 'officer', 'viewer')),
    agency_id  INTEGER REFERENCES agencies (id),
    valid_from TEXT,
    valid_to   TEXT
);
CREATE INDEX user_roles_user ON user_roles (user_id);
CREATE INDEX user_roles_agency ON user_roles (agency_id);

-- Recipients of mail without an account.
CREATE TABLE contacts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    email        TEXT NOT NULL,
    name         TEXT NOT NULL,
    lang         TEXT NOT NULL DEFAULT 'vi',
    purpose      TEXT NOT NULL DEFAULT 'alerts' CHECK (purpose IN ('alerts', 'reports')),
    agency_id    INTEGER REFERENCES agencies (id),
    illustrative BOOLEAN NOT NULL DEFAULT FALSE,
    closed_at    DATETIME,
    UNIQUE (email, purpose)
);
CREATE INDEX contacts_agency ON contacts (agency_id);

-- Tokens are stored only as SHA-256: who reads the database can't use them.
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    data       BLOB NOT NULL,
    expires_at DATETIME NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires_at);
CREATE TABLE api_tokens (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    name       TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at DATETIME NOT NULL,
    expires_at DATETIME,
    revoked_at DATETIME
);
CREATE TABLE one_time_links (
    token_hash TEXT PRIMARY KEY,
    purpose    TEXT NOT NULL,
    user_id    INTEGER REFERENCES users (id),
    created_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at    DATETIME
);

-- +goose Down
DROP TABLE one_time_links;
DROP TABLE api_tokens;
DROP TABLE sessions;
DROP TABLE contacts;
DROP TABLE user_roles;
DROP TABLE users;
