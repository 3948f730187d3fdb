-- +goose Up
-- Lists of tasks ask of each whether its directive is confidential. Few are: this finds them without the directives.
CREATE INDEX directives_confidential ON directives (id) WHERE confidential;

-- +goose Down
DROP INDEX directives_confidential;
