-- The questionnaires an establishment loaded: each wording is an edition, kept as it was loaded,
-- because ratings of the past are read by it.

CREATE TABLE instrument (
  code       TEXT NOT NULL,
  edition    INTEGER NOT NULL CHECK (edition > 0),
  text       TEXT NOT NULL,  -- JSON: questionnaires, key
  licence_by BLOB CHECK (length(licence_by) = 16),  -- who said that it may be used
  licence_at INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (code, edition)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER instrument_new BEFORE INSERT ON instrument
WHEN EXISTS (SELECT 1 FROM instrument WHERE code = NEW.code AND edition = NEW.edition)
BEGIN
  SELECT RAISE(ABORT, 'an edition is loaded once');
END;

CREATE TRIGGER instrument_kept BEFORE DELETE ON instrument
BEGIN
  SELECT RAISE(ABORT, 'editions are kept');
END;

CREATE TRIGGER instrument_unchanged BEFORE UPDATE ON instrument
BEGIN
  SELECT RAISE(ABORT, 'editions are kept');
END;

-- Whether an instrument is asked; without a row, those written for Entente are, the others not.
CREATE TABLE instrument_use (
  code    TEXT NOT NULL PRIMARY KEY,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT, WITHOUT ROWID;
