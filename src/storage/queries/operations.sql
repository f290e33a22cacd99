-- name: unit_add
INSERT INTO unit (id, name, created_at) VALUES ($1, $2, $3)

-- name: unit_list
SELECT id, name, created_at FROM unit ORDER BY name, id

-- name: attachment_add
INSERT INTO attachment (id, alliance, sealed) VALUES ($1, $2, $3)

-- name: attachment_read
SELECT id, alliance, sealed FROM attachment WHERE id = $1

-- name: attachment_erase
DELETE FROM attachment WHERE alliance = $1
