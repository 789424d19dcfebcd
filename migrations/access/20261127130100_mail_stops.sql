-- Since when a person receives no more mail than what is owed to them.

-- migrate:up

ALTER TABLE persons ADD COLUMN mail_stopped_at_us BIGINT NULL;

-- migrate:down

-- Forward only: restore a backup instead.
