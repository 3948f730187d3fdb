-- +goose Up
-- How far the audit chain reaches, so that a row taken from its end shows. "unmarked" entries at its
-- start are older than the marks.
CREATE TABLE audit_head (
    id          BIGINT PRIMARY KEY CHECK (id = 1),
    seq         BIGINT NOT NULL,
    hash        TEXT NOT NULL,
    unmarked    BIGINT NOT NULL,
    mark        TEXT NOT NULL DEFAULT '',
    sealed_at   TIMESTAMPTZ(0),
    verified_at TIMESTAMPTZ(0),
    verified    TEXT NOT NULL DEFAULT ''
);
INSERT INTO audit_head (id, seq, hash, unmarked)
    SELECT 1, COALESCE(MAX(seq), 0), COALESCE((SELECT l.hash FROM audit_entries l WHERE l.seq IS NOT NULL ORDER BY l.seq DESC LIMIT 1), ''), COUNT(*) FROM audit_entries;
-- A mark is made with the installation's secret: who can only write to the table can't make one.
ALTER TABLE audit_entries ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE INDEX audit_entries_at ON audit_entries (at, id);

ALTER TABLE calendar_days ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

-- +goose Down
ALTER TABLE calendar_days DROP COLUMN version;
DROP INDEX audit_entries_at;
ALTER TABLE audit_entries DROP COLUMN mark;
DROP TABLE audit_head;
