-- What a caregiver looks back on, alliance by alliance, so that one look reads a row an alliance and
-- not its events. Sealed with the alliance's data key: erased with it. An ordinary table, not one
-- without rowid: a row holds two or three thousand bytes. Alliances written before have none until
-- their next event, or `entente rebuild`.

CREATE TABLE view_portfolio (
  account  BLOB NOT NULL CHECK (length(account) = 16),
  alliance BLOB NOT NULL CHECK (length(alliance) = 16),
  sealed   BLOB NOT NULL,
  PRIMARY KEY (account, alliance)
) STRICT;

CREATE INDEX view_portfolio_by_alliance ON view_portfolio (alliance);
