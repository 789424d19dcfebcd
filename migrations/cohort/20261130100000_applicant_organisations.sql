-- Whom the applicants of a call work for, as they say it: its jurors are recused by it.

-- migrate:up

ALTER TABLE applications
  ADD COLUMN organisation VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN organisation_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- migrate:down

-- Forward only: restore a backup instead.
