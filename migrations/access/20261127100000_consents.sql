-- What persons agreed to. The id is that of the person, a slash, and that of the purpose.

-- migrate:up

CREATE TABLE consents (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wording TEXT NOT NULL,
  given_at_us BIGINT NOT NULL,
  withdrawn_at_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- migrate:down

-- Forward only: restore a backup instead.
