-- name: account_put
INSERT INTO view_account (account, login_lookup, role, unit, disabled, sealed)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (account) DO UPDATE SET login_lookup = excluded.login_lookup, role = excluded.role,
  unit = excluded.unit, disabled = excluded.disabled, sealed = excluded.sealed

-- name: account_read
SELECT account, login_lookup, role, unit, disabled, sealed FROM view_account WHERE account = $1

-- name: account_by_login
SELECT account, login_lookup, role, unit, disabled, sealed FROM view_account
WHERE login_lookup = $1

-- name: account_page
SELECT account, login_lookup, role, unit, disabled, sealed FROM view_account
WHERE account > $1 ORDER BY account LIMIT $2

-- name: account_erase
DELETE FROM view_account WHERE account = $1

-- name: account_clear
DELETE FROM view_account

-- name: membership_put
INSERT INTO view_membership (account, alliance, role, active, rank, changed_at, sealed, due)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (account, alliance) DO UPDATE SET role = excluded.role, active = excluded.active,
  rank = excluded.rank, changed_at = excluded.changed_at, sealed = excluded.sealed,
  due = excluded.due

-- name: membership_retell
UPDATE view_membership SET rank = $4, sealed = $5, due = $6
WHERE account = $1 AND alliance = $2 AND changed_at = $3

-- name: membership_list
SELECT account, alliance, role, active, 0 AS place, changed_at, sealed, k.wrapped
FROM view_membership LEFT JOIN stream_key k ON k.stream = alliance
WHERE account = $1 AND active = 1 AND due <= $4
UNION ALL
SELECT account, alliance, role, active, rank AS place, changed_at, sealed, k.wrapped
FROM view_membership LEFT JOIN stream_key k ON k.stream = alliance
WHERE account = $1 AND active = 1 AND (due IS NULL OR due > $4)
ORDER BY place, changed_at DESC, alliance LIMIT $3 OFFSET $2

-- A line with a day to come has another rank until then: nobody is counted twice.
-- name: membership_count
SELECT (SELECT count(*) FROM view_membership WHERE account = $1 AND active = 1),
  (SELECT count(*) FROM view_membership WHERE account = $1 AND active = 1 AND rank = 0) +
  (SELECT count(*) FROM view_membership WHERE account = $1 AND active = 1 AND due <= $2)

-- name: membership_is
SELECT 1 FROM view_membership WHERE account = $1 AND alliance = $2 AND active = 1

-- name: membership_erase_alliance
DELETE FROM view_membership WHERE alliance = $1

-- name: membership_erase_account
DELETE FROM view_membership WHERE account = $1

-- name: membership_clear
DELETE FROM view_membership

-- name: portfolio_put
INSERT INTO view_portfolio (account, alliance, sealed) VALUES ($1, $2, $3)
ON CONFLICT (account, alliance) DO UPDATE SET sealed = excluded.sealed

-- name: portfolio_list
SELECT account, alliance, sealed FROM view_portfolio WHERE account = $1 ORDER BY alliance

-- name: portfolio_erase_alliance
DELETE FROM view_portfolio WHERE alliance = $1

-- name: portfolio_erase_account
DELETE FROM view_portfolio WHERE account = $1

-- name: portfolio_clear
DELETE FROM view_portfolio

-- name: alliance_put
INSERT INTO view_alliance (alliance, unit, status, opened_at, changed_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (alliance) DO UPDATE SET unit = excluded.unit, status = excluded.status,
  opened_at = excluded.opened_at, changed_at = excluded.changed_at

-- name: alliance_page
SELECT alliance, unit, status, opened_at, changed_at FROM view_alliance
WHERE alliance > $1 ORDER BY alliance LIMIT $2

-- name: alliance_erase
DELETE FROM view_alliance WHERE alliance = $1

-- name: alliance_clear
DELETE FROM view_alliance

-- name: readjustment_put
INSERT INTO view_readjustment (alliance, unit, sealed) VALUES ($1, $2, $3)
ON CONFLICT (alliance) DO UPDATE SET unit = excluded.unit, sealed = excluded.sealed

-- name: readjustment_page
SELECT alliance, unit, sealed FROM view_readjustment
WHERE unit = $1 AND alliance > $2 ORDER BY alliance LIMIT $3

-- name: readjustment_erase
DELETE FROM view_readjustment WHERE alliance = $1

-- name: readjustment_clear
DELETE FROM view_readjustment
