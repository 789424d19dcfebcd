-- Why something was decided is in the line of the decision alone, which goes with its application.

-- migrate:up

ALTER TABLE applications DROP COLUMN told_reason;

-- migrate:down

-- Forward only: restore a backup instead.
