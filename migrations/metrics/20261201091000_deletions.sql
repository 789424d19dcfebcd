-- Which versions are those of what was deleted: what was brought back was away for a while, and is asked about as it was
-- known then. Of versions of before, all that was not deleted for good counts as there.

-- migrate:up

ALTER TABLE record_history ADD COLUMN deleted BOOLEAN NOT NULL DEFAULT FALSE;

-- migrate:down

-- Forward only: restore a backup instead.
