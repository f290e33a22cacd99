-- A review falls due without an event: from this day (days since 1970) the line comes first in the
-- list. Lines written before have none until their next event, or `entente rebuild`.

ALTER TABLE view_membership ADD COLUMN due INTEGER;

CREATE INDEX view_membership_due ON view_membership (account, due) WHERE due IS NOT NULL;
