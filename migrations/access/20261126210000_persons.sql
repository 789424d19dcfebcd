-- Who signs in, and who was erased. What a person is called stands in their own row alone, which can be blanked.

-- migrate:up

CREATE TABLE persons (
  id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  display_name VARCHAR(200) COLLATE utf8mb4_unicode_ci NOT NULL,
  email VARCHAR(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  aliases TEXT NOT NULL,
  erased_at_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- How they sign in: `iss` and `sub` of their tokens, byte by byte (255 characters of 4 bytes at most).
CREATE TABLE person_subjects (
  issuer VARBINARY(1020) NOT NULL,
  subject VARBINARY(1020) NOT NULL,
  person_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject),
  KEY by_person (person_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE erasures (
  id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  reason TEXT NOT NULL,
  requested_by VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  -- What the person was called: kept until every service has erased it, and told to nobody else.
  known_as MEDIUMTEXT NULL,
  done_at_us BIGINT NULL,
  services MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY pending (done_at_us, id),
  KEY latest (created_at_us, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- migrate:down

-- Forward only: restore a backup instead.
