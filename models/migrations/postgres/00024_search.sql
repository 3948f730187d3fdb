-- +goose Up
-- What is searched, as it is compared: lower case, without diacritics. Written by the program, which folds
-- the same way on every database; the index is of the three-letter pieces of the words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE search_texts (
    kind   TEXT NOT NULL CHECK (kind IN ('directive', 'provision', 'bottleneck')),
    id     BIGINT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX search_texts_folded ON search_texts USING gin (folded gin_trgm_ops);
-- Up to which row of each kind the texts of before this table have been written.
CREATE TABLE search_state (
    kind    TEXT PRIMARY KEY,
    last_id BIGINT NOT NULL
);
INSERT INTO search_state (kind, last_id) VALUES ('directive', 0), ('provision', 0), ('bottleneck', 0);

-- +goose Down
DROP TABLE search_state, search_texts;
