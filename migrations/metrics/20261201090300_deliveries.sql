-- What is delivered, and what goes wrong.

-- migrate:up

-- The last part of a change's id is its sha. The feed has a table `changes` of its own.
CREATE TABLE code_changes (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author_time_us BIGINT NULL,
  open_time_us BIGINT NULL,
  merge_time_us BIGINT NULL,
  uri TEXT NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE deployments (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  environment VARCHAR(200) NOT NULL,
  tier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  start_time_us BIGINT NULL,
  finish_time_us BIGINT NULL,
  outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  rollback_time_us BIGINT NULL,
  sha VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changes MEDIUMTEXT NOT NULL,
  intent VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  uri TEXT NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_source (source, source_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- deployment: the id of the one that is said to have caused it; empty: none is.
CREATE TABLE incidents (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  detect_time_us BIGINT NOT NULL,
  resolve_time_us BIGINT NULL,
  deployment VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  unrelated BOOLEAN NOT NULL,
  uri TEXT NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_source (source, source_id, id),
  KEY by_deployment (deployment)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
