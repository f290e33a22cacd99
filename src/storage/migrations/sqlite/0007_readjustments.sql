-- What was tried in an alliance while it was tearing, and what followed: a unit counts its own, from
-- five cases on. Only alliances that tried something have a row.

CREATE TABLE view_readjustment (
  alliance BLOB NOT NULL PRIMARY KEY CHECK (length(alliance) = 16),
  unit     BLOB NOT NULL CHECK (length(unit) = 16),
  sealed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX view_readjustment_by_unit ON view_readjustment (unit, alliance);
