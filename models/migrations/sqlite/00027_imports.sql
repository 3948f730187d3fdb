-- +goose Up
-- A list of tasks that the office uploaded and looks over before it becomes provisions and tasks; kept
-- until it expires. The office shares it.
CREATE TABLE imports (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL,
    sheets       TEXT NOT NULL,
    mapping      TEXT NOT NULL DEFAULT '{}',
    directive_id INTEGER REFERENCES directives (id),
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'discarded')),
    outcome      TEXT NOT NULL DEFAULT '{}',
    created_by   INTEGER REFERENCES users (id),
    created_at   DATETIME NOT NULL,
    expires_at   DATETIME NOT NULL,
    applied_by   INTEGER REFERENCES users (id),
    applied_at   DATETIME,
    version      INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX imports_expires ON imports (expires_at);

-- What the columns under some headings were said to hold, for the next file with the same.
CREATE TABLE import_headings (
    headings TEXT PRIMARY KEY,
    fields   TEXT NOT NULL,
    kept_at  DATETIME NOT NULL
);

-- By which name of the list's own a provision was imported: the same again makes no second one.
CREATE TABLE import_references (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    reference    TEXT NOT NULL,
    provision_id INTEGER NOT NULL REFERENCES provisions (id),
    PRIMARY KEY (directive_id, reference)
);

-- +goose Down
DROP TABLE import_references;
DROP TABLE import_headings;
DROP TABLE imports;
