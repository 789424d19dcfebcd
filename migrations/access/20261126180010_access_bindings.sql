-- The access service's own tables. Ids are the last segments of resource names, compared byte by byte, spaces at their end
-- too. Instants are BIGINT microseconds since 1970-01-01 UTC (..._us).

-- migrate:up

CREATE TABLE access_bindings (
  id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  principal VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  role VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  resource VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  resource_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at_us BIGINT NOT NULL,
  ends_at_us BIGINT NOT NULL,
  reason TEXT NOT NULL,
  granted_by VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  revoked_at_us BIGINT NULL,
  revoked_by VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_principal (principal, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- What the audit chain of each service ended with, when that was last looked at.
CREATE TABLE audit_witnesses (
  id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  head VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Every version that one of them ever had; append-only.
CREATE TABLE record_history (
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(381) COLLATE utf8mb4_nopad_bin NOT NULL,
  version BIGINT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (collection, id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- migrate:down

-- Forward only: restore a backup instead.
