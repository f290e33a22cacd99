-- name: event_append
INSERT INTO event (position, stream, seq, at, author, kind, header, sealed, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: event_read
SELECT stream, seq, at, author, kind, header, sealed, hash
FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq

-- name: event_position
SELECT coalesce(max(position), 0) FROM event

-- The streams that moved are found first, then their events by (stream, seq), which holds the
-- position too; the plus keeps the planner from walking all events after $2.
-- name: event_changes
SELECT e.position, e.stream, e.seq, e.author, e.kind, e.at
FROM event e
WHERE e.position IN (
  SELECT c.position
  FROM view_membership m
  JOIN stream s ON s.id = m.alliance
  JOIN event c ON c.stream = s.id
  WHERE m.account = $1 AND m.active = 1 AND s.position > $2 AND +c.position > $2
  ORDER BY c.position LIMIT $3)
ORDER BY e.position

-- name: read_record_add
INSERT INTO read_record (alliance, party, what, at) VALUES ($1, $2, $3, $4)

-- name: read_record_list
SELECT alliance, party, what, at FROM read_record
WHERE alliance = $1 ORDER BY at DESC, number DESC LIMIT $3 OFFSET $2
