-- name: command_read
SELECT seq, position FROM command WHERE scope = $1 AND id = $2

-- name: command_add
INSERT INTO command (scope, id, seq, position, at) VALUES ($1, $2, $3, $4, $5)

-- name: command_prune
DELETE FROM command WHERE (scope, id) IN
  (SELECT scope, id FROM command WHERE at < $1 ORDER BY at LIMIT $2)
