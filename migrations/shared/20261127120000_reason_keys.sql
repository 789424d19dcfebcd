-- What each sealed reason begins with, which tells its key (services/personal/keys.h): 8 characters, and 21 of base64 that
-- are the first 126 bits of the key's id. Reasons of one key are one text: each is opened once, whoever is looked for.

-- migrate:up

ALTER TABLE audit_records
  ADD COLUMN reason_key VARCHAR(29) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
    GENERATED ALWAYS AS (LEFT(reason, 29)) VIRTUAL,
  ADD KEY audit_by_reason (reason_key);

-- migrate:down

-- Forward only: restore a backup instead.
