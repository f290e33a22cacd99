-- Parameters are $1, $2, …: PostgreSQL's own form, and easily told to SQLite.

-- name: stream_read
SELECT s.id, s.kind, s.seq, s.tip, k.wrapped
FROM stream s LEFT JOIN stream_key k ON k.stream = s.id
WHERE s.id = $1

-- name: stream_page
SELECT s.id, s.kind, s.seq, s.tip, k.wrapped
FROM stream s LEFT JOIN stream_key k ON k.stream = s.id
WHERE s.id > $1 ORDER BY s.id LIMIT $2

-- name: stream_open
INSERT INTO stream (id, kind, seq, tip, position, opened_at) VALUES ($1, $2, $3, $4, $5, $6)

-- name: stream_move
UPDATE stream SET seq = $2, tip = $3, position = $4 WHERE id = $1

-- name: stream_key_add
INSERT INTO stream_key (stream, wrapped) VALUES ($1, $2)

-- name: stream_key_rewrap
UPDATE stream_key SET wrapped = $2 WHERE stream = $1

-- name: stream_key_erase
DELETE FROM stream_key WHERE stream = $1
