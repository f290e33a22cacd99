-- name: invitation_add
INSERT INTO invitation (id, code_hash, kind, alliance, party, author, sealed, created_at,
                        expires_at, used_at, revoked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: invitation_state
SELECT used_at, revoked_at FROM invitation WHERE id = $1

-- name: invitation_use
UPDATE invitation SET used_at = $2 WHERE id = $1

-- name: invitation_revoke
UPDATE invitation SET revoked_at = $2
WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL

-- name: invitation_read
SELECT id, code_hash, kind, alliance, party, author, sealed, created_at, expires_at, used_at,
       revoked_at
FROM invitation WHERE code_hash = $1

-- name: invitation_by_author
SELECT id, code_hash, kind, alliance, party, author, sealed, created_at, expires_at, used_at,
       revoked_at
FROM invitation WHERE author = $1 ORDER BY created_at DESC, id DESC LIMIT $2

-- name: invitation_list
SELECT id, code_hash, kind, alliance, party, author, sealed, created_at, expires_at, used_at,
       revoked_at
FROM invitation ORDER BY created_at DESC, id DESC LIMIT $1

-- name: invitation_count
SELECT count(*) FROM invitation WHERE author = $1 AND created_at >= $2

-- name: invitation_erase
DELETE FROM invitation WHERE alliance = $1
