-- What must hold between the tables. Each gives the streams where it does not.

-- name: check_seq
SELECT s.id FROM stream s
WHERE s.seq <> coalesce((SELECT max(e.seq) FROM event e WHERE e.stream = s.id), 0)
ORDER BY s.id LIMIT $1

-- name: check_tip
SELECT s.id FROM stream s JOIN event e ON e.stream = s.id AND e.seq = s.seq
WHERE e.hash <> s.tip OR e.position <> s.position
ORDER BY s.id LIMIT $1

-- name: check_gap
SELECT stream FROM event GROUP BY stream
HAVING min(seq) <> 1 OR count(*) <> max(seq)
ORDER BY stream LIMIT $1

-- name: check_orphan
SELECT DISTINCT e.stream FROM event e LEFT JOIN stream s ON s.id = e.stream
WHERE s.id IS NULL ORDER BY e.stream LIMIT $1
