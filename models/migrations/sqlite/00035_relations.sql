-- +goose Up
-- Relations can be added to a registered directive, from a day of their own; repeals, in whole or in part.
CREATE TABLE directive_relations_new (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    kind         TEXT NOT NULL CHECK (kind IN ('implements', 'amends', 'supersedes', 'repeals', 'repeals_part', 'cites')),
    to_number    TEXT NOT NULL,
    name_vi      TEXT NOT NULL DEFAULT '',
    position     INTEGER NOT NULL,
    holds_from   TEXT,
    UNIQUE (directive_id, kind, to_number)
);
INSERT INTO directive_relations_new (directive_id, kind, to_number, name_vi, position)
    SELECT directive_id, kind, to_number, name_vi, position FROM directive_relations ORDER BY directive_id, position;
DROP TABLE directive_relations;
ALTER TABLE directive_relations_new RENAME TO directive_relations;
CREATE INDEX directive_relations_number ON directive_relations (to_number);

ALTER TABLE amendments ADD COLUMN way TEXT NOT NULL DEFAULT 'amends' CHECK (way IN ('amends', 'supersedes', 'repeals', 'repeals_part'));
UPDATE amendments SET way = kind;
ALTER TABLE amendments DROP COLUMN kind;
ALTER TABLE amendments RENAME COLUMN way TO kind;

-- +goose Down
CREATE TABLE directive_relations_old (
    directive_id INTEGER NOT NULL REFERENCES directives (id),
    kind         TEXT NOT NULL CHECK (kind IN ('implements', 'amends', 'supersedes', 'cites')),
    to_number    TEXT NOT NULL,
    name_vi      TEXT NOT NULL DEFAULT '',
    position     INTEGER NOT NULL,
    PRIMARY KEY (directive_id, kind, to_number)
);
INSERT INTO directive_relations_old SELECT directive_id, kind, to_number, name_vi, position FROM directive_relations WHERE kind NOT IN ('repeals', 'repeals_part');
DROP TABLE directive_relations;
ALTER TABLE directive_relations_old RENAME TO directive_relations;

ALTER TABLE amendments ADD COLUMN way TEXT NOT NULL DEFAULT 'amends' CHECK (way IN ('amends', 'supersedes'));
UPDATE amendments SET way = CASE kind WHEN 'amends' THEN 'amends' ELSE 'supersedes' END;
ALTER TABLE amendments DROP COLUMN kind;
ALTER TABLE amendments RENAME COLUMN way TO kind;
