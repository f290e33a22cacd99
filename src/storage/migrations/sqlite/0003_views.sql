-- Views: derived from the ledger, dropped and replayed at will.

CREATE TABLE view_account (
  account      BLOB NOT NULL PRIMARY KEY CHECK (length(account) = 16),
  login_lookup TEXT NOT NULL UNIQUE,
  role         TEXT NOT NULL,
  unit         BLOB,
  disabled     INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  sealed       BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE view_membership (
  account    BLOB NOT NULL CHECK (length(account) = 16),
  alliance   BLOB NOT NULL CHECK (length(alliance) = 16),
  role       TEXT NOT NULL,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  rank       INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL,
  PRIMARY KEY (account, alliance)
) STRICT, WITHOUT ROWID;

CREATE INDEX view_membership_in_order
  ON view_membership (account, active, rank, changed_at DESC, alliance);
CREATE INDEX view_membership_by_alliance ON view_membership (alliance);

CREATE TABLE view_alliance (
  alliance   BLOB NOT NULL PRIMARY KEY CHECK (length(alliance) = 16),
  unit       BLOB NOT NULL,
  status     TEXT NOT NULL,
  opened_at  INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
