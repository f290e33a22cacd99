-- The ledger: streams, the events chained in them, and the record of who read what.
-- Truth, append-only: triggers refuse what the program must never do, whoever asks.

CREATE TABLE stream (
  id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  kind      TEXT NOT NULL CHECK (kind IN ('alliance', 'account')),
  seq       INTEGER NOT NULL CHECK (seq > 0),        -- of its last event
  tip       BLOB NOT NULL CHECK (length(tip) = 32),  -- hash of its last event
  position  INTEGER NOT NULL CHECK (position > 0),   -- of its last event
  opened_at INTEGER NOT NULL                         -- microseconds since 1970, as all instants
) STRICT, WITHOUT ROWID;

-- A stream's data key, wrapped with the master key. Deleting the row is erasure: the only thing of
-- the ledger that may go.
CREATE TABLE stream_key (
  stream  BLOB NOT NULL PRIMARY KEY REFERENCES stream (id),
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The position is given by the one writer, in the order of commits.
CREATE TABLE event (
  position INTEGER NOT NULL PRIMARY KEY,
  stream   BLOB NOT NULL REFERENCES stream (id),
  seq      INTEGER NOT NULL CHECK (seq > 0),
  at       INTEGER NOT NULL,
  author   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  header   TEXT NOT NULL,
  sealed   BLOB NOT NULL,
  hash     BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stream, seq)
) STRICT;

-- Also stands in the way of INSERT OR REPLACE, which deletes without firing a delete trigger.
CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM event WHERE stream = NEW.stream), 0) + 1
  OR NEW.position <= coalesce((SELECT max(position) FROM event), 0)
BEGIN
  SELECT RAISE(ABORT, 'an event follows the last one of its stream');
END;

CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER stream_new BEFORE INSERT ON stream
WHEN EXISTS (SELECT 1 FROM stream WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'a stream is opened once');
END;

CREATE TRIGGER stream_kept BEFORE DELETE ON stream
BEGIN
  SELECT RAISE(ABORT, 'streams are append-only');
END;

CREATE TRIGGER stream_grows BEFORE UPDATE ON stream
WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.opened_at <> OLD.opened_at
  OR NEW.seq <= OLD.seq OR NEW.position <= OLD.position
BEGIN
  SELECT RAISE(ABORT, 'streams only grow');
END;

-- One consultation of an alliance by a person. Holds no name: it stays after an erasure.
CREATE TABLE read_record (
  number   INTEGER NOT NULL PRIMARY KEY,
  alliance BLOB NOT NULL CHECK (length(alliance) = 16),
  party    BLOB NOT NULL CHECK (length(party) = 16),
  what     TEXT NOT NULL,
  at       INTEGER NOT NULL
) STRICT;

CREATE INDEX read_record_by_alliance ON read_record (alliance, at);

CREATE TRIGGER read_record_new BEFORE INSERT ON read_record
WHEN EXISTS (SELECT 1 FROM read_record WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'reads are append-only');
END;

CREATE TRIGGER read_record_kept BEFORE DELETE ON read_record
BEGIN
  SELECT RAISE(ABORT, 'reads are append-only');
END;

CREATE TRIGGER read_record_unchanged BEFORE UPDATE ON read_record
BEGIN
  SELECT RAISE(ABORT, 'reads are append-only');
END;
