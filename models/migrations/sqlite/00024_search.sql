-- +goose Up
-- What is searched, as it is compared: lower case, without diacritics. Written by the program, which folds
-- the same way on every database; the index is of the three-letter pieces of the words.
CREATE TABLE search_texts (
    row    INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL CHECK (kind IN ('directive', 'provision', 'bottleneck')),
    id     INTEGER NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (kind, id)
);
CREATE VIRTUAL TABLE search_pieces USING fts5 (folded, content = 'search_texts', content_rowid = 'row', tokenize = 'trigram case_sensitive 1');
-- +goose StatementBegin
CREATE TRIGGER search_text_came AFTER INSERT ON search_texts
BEGIN
    INSERT INTO search_pieces (rowid, folded) VALUES (NEW.row, NEW.folded);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_texts
BEGIN
    INSERT INTO search_pieces (search_pieces, rowid, folded) VALUES ('delete', OLD.row, OLD.folded);
    INSERT INTO search_pieces (rowid, folded) VALUES (NEW.row, NEW.folded);
END;
-- +goose StatementEnd
-- Up to which row of each kind the texts of before this table have been written.
CREATE TABLE search_state (
    kind    TEXT PRIMARY KEY,
    last_id INTEGER NOT NULL
);
INSERT INTO search_state (kind, last_id) VALUES ('directive', 0), ('provision', 0), ('bottleneck', 0);

-- +goose Down
DROP TABLE search_state;
DROP TABLE search_pieces;
DROP TABLE search_texts;
