-- What alerts are told by: what was learnt of the establishment's past courses, each time it was,
-- and which share of false alarms was chosen. Nothing of it is changed or removed: an alert of the
-- past can be read by what was known then.

CREATE TABLE calibration (
  version    INTEGER NOT NULL PRIMARY KEY CHECK (version > 0),
  made_at    INTEGER NOT NULL,
  instrument TEXT NOT NULL,
  edition    INTEGER NOT NULL CHECK (edition > 0),
  courses    INTEGER NOT NULL CHECK (courses >= 0),  -- that there were to learn from
  text       TEXT NOT NULL,  -- JSON
  asked_by   BLOB CHECK (length(asked_by) = 16)  -- none: by itself
) STRICT;

CREATE TRIGGER calibration_kept BEFORE DELETE ON calibration
BEGIN
  SELECT RAISE(ABORT, 'calibrations are kept');
END;

CREATE TRIGGER calibration_unchanged BEFORE UPDATE ON calibration
BEGIN
  SELECT RAISE(ABORT, 'calibrations are kept');
END;

CREATE TABLE alarm_budget (
  id        INTEGER NOT NULL PRIMARY KEY,
  chosen_at INTEGER NOT NULL,
  budget    INTEGER NOT NULL CHECK (budget BETWEEN 0 AND 2),  -- place among 5, 10, 20 %
  chosen_by BLOB NOT NULL CHECK (length(chosen_by) = 16)
) STRICT;

CREATE TRIGGER alarm_budget_kept BEFORE DELETE ON alarm_budget
BEGIN
  SELECT RAISE(ABORT, 'choices are kept');
END;

CREATE TRIGGER alarm_budget_unchanged BEFORE UPDATE ON alarm_budget
BEGIN
  SELECT RAISE(ABORT, 'choices are kept');
END;

-- The scores of an alliance's sessions, so that learning reads a row an alliance and not its events.
-- Sealed with the alliance's data key: erased with it. Alliances written before have none until
-- their next event, or `entente rebuild`.
CREATE TABLE view_course (
  alliance BLOB NOT NULL PRIMARY KEY CHECK (length(alliance) = 16),
  answered INTEGER NOT NULL CHECK (answered >= 0),  -- sessions with an answer of the patient
  sealed   BLOB NOT NULL
) STRICT;

CREATE INDEX view_course_by_answered ON view_course (answered);
