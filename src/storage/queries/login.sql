-- name: login_add
INSERT INTO login (id, token_hash, account, device, created_at, seen_at)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: login_read
SELECT id, token_hash, account, device, created_at, seen_at,
       handed_alliance, handed_session, handed_patient, handed_tries
FROM login WHERE token_hash = $1

-- name: login_list
SELECT id, token_hash, account, device, created_at, seen_at,
       handed_alliance, handed_session, handed_patient, handed_tries
FROM login
WHERE account = $1 ORDER BY seen_at DESC, id

-- name: login_touch
UPDATE login SET seen_at = $2 WHERE id = $1 AND seen_at < $2

-- name: login_hand
UPDATE login SET handed_alliance = $2, handed_session = $3, handed_patient = $4, handed_tries = $5
WHERE id = $1

-- name: login_take_back
UPDATE login
SET handed_alliance = NULL, handed_session = NULL, handed_patient = NULL, handed_tries = NULL
WHERE id = $1

-- name: login_end
DELETE FROM login WHERE id = $1

-- name: login_end_all
DELETE FROM login WHERE account = $1 AND id <> $2
