-- The uid of what a programme's owner is called: what it is, under whatever name.

-- migrate:up

ALTER TABLE programmes ADD COLUMN owner_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- migrate:down

-- Forward only: restore a backup instead.
