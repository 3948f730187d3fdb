-- +goose Up

-- Whose history an agency's people read: asked at every request that is not answered from memory.
CREATE INDEX act_moves_to ON act_moves (to_id);

-- +goose Down
DROP INDEX act_moves_to;
