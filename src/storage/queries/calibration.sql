-- name: calibration_add
INSERT INTO calibration (version, made_at, instrument, edition, courses, text, asked_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: calibration_state
SELECT version FROM calibration WHERE version = $1

-- name: calibration_list
SELECT version, made_at, instrument, edition, courses, text, asked_by
FROM calibration ORDER BY version DESC LIMIT $1

-- name: alarm_budget_add
INSERT INTO alarm_budget (chosen_at, budget, chosen_by) VALUES ($1, $2, $3)

-- name: alarm_budget_list
SELECT chosen_at, budget, chosen_by FROM alarm_budget ORDER BY id DESC LIMIT $1

-- name: course_put
INSERT INTO view_course (alliance, answered, sealed) VALUES ($1, $2, $3)
ON CONFLICT (alliance) DO UPDATE SET answered = excluded.answered, sealed = excluded.sealed

-- By the alliance, whatever index the other condition has.
-- name: course_page
SELECT alliance, answered, sealed, k.wrapped
FROM view_course JOIN stream_key k ON k.stream = alliance
WHERE alliance > $1 AND +answered >= $2 ORDER BY alliance LIMIT $3

-- name: course_count
SELECT count(*) FROM view_course WHERE answered >= $1

-- name: course_erase
DELETE FROM view_course WHERE alliance = $1

-- name: course_clear
DELETE FROM view_course
