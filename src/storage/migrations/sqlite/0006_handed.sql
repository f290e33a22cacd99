-- A log-in lent to the patient in the room: which of them, for which session, and how often the PIN
-- that takes it back was wrong. All four are there, or none is.

ALTER TABLE login ADD COLUMN handed_alliance BLOB CHECK (length(handed_alliance) = 16);
ALTER TABLE login ADD COLUMN handed_session BLOB CHECK (length(handed_session) = 16);
ALTER TABLE login ADD COLUMN handed_patient BLOB CHECK (length(handed_patient) = 16);
ALTER TABLE login ADD COLUMN handed_tries INTEGER
  CHECK ((handed_alliance IS NULL) = (handed_session IS NULL)
     AND (handed_alliance IS NULL) = (handed_patient IS NULL)
     AND (handed_alliance IS NULL) = (handed_tries IS NULL));
