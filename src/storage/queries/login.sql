-- name: login_add
INSERT INTO login (id, token_hash, account, device, created_at, seen_at)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: login_read
SELECT id, token_hash, account, device, created_at, seen_at FROM login WHERE token_hash = $1

-- name: login_list
SELECT id, token_hash, account, device, created_at, seen_at FROM login
WHERE account = $1 ORDER BY seen_at DESC, id

-- name: login_touch
UPDATE login SET seen_at = $2 WHERE id = $1 AND seen_at < $2

-- name: login_end
DELETE FROM login WHERE id = $1

-- name: login_end_all
DELETE FROM login WHERE account = $1 AND id <> $2
