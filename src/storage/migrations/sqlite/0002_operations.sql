-- Operations: what the service needs beside the ledger and may change or drop.

-- What a command answered, so that sending it again writes nothing again. Pruned after 30 days.
CREATE TABLE command (
  scope    TEXT NOT NULL,
  id       BLOB NOT NULL CHECK (length(id) = 16),
  seq      INTEGER NOT NULL,
  position INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (scope, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX command_by_age ON command (at);

CREATE TABLE unit (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name       TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  code_hash  TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL CHECK (kind IN ('administrator', 'staff', 'party')),
  alliance   BLOB,
  party      BLOB,
  author     BLOB,
  sealed     BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_by_author ON invitation (author, created_at);
CREATE INDEX invitation_by_age ON invitation (created_at);
CREATE INDEX invitation_by_alliance ON invitation (alliance) WHERE alliance IS NOT NULL;

CREATE TABLE login (
  id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  token_hash TEXT NOT NULL UNIQUE,
  account    BLOB NOT NULL CHECK (length(account) = 16),
  device     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_by_account ON login (account, seen_at);

-- Sealed with the alliance's data key; the event that adds it holds its hash.
CREATE TABLE attachment (
  id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  alliance BLOB NOT NULL CHECK (length(alliance) = 16),
  sealed   BLOB NOT NULL
) STRICT;

CREATE INDEX attachment_by_alliance ON attachment (alliance);
