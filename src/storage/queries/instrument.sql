-- name: instrument_add
INSERT INTO instrument (code, edition, text, licence_by, licence_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: instrument_state
SELECT edition FROM instrument WHERE code = $1 AND edition = $2

-- name: instrument_list
SELECT code, edition, text, licence_by, licence_at, created_at
FROM instrument ORDER BY code, edition

-- name: instrument_use_put
INSERT INTO instrument_use (code, enabled) VALUES ($1, $2)
ON CONFLICT (code) DO UPDATE SET enabled = excluded.enabled

-- name: instrument_use_list
SELECT code, enabled FROM instrument_use ORDER BY code
