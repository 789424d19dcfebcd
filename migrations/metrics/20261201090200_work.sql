-- What teams work on. What an item says of its past is in its lists, and once more a row an instant, with when that was
-- said and when it was taken back: what was known at some time is asked of these.

-- migrate:up

CREATE TABLE work_items (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  type VARCHAR(100) NOT NULL,
  title TEXT NOT NULL,
  uri TEXT NOT NULL,
  request_time_us BIGINT NULL,
  transitions MEDIUMTEXT NOT NULL,
  estimates MEDIUMTEXT NOT NULL,
  memberships MEDIUMTEXT NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  start_time_us BIGINT NULL,
  finish_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_source (source, source_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE item_transitions (
  item_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  time_us BIGINT NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  withdrawn_at_us BIGINT NULL,
  status VARCHAR(200) NOT NULL,
  PRIMARY KEY (item_id, time_us, state, recorded_at_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE item_estimates (
  item_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  time_us BIGINT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  withdrawn_at_us BIGINT NULL,
  value DOUBLE NOT NULL,
  PRIMARY KEY (item_id, time_us, recorded_at_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- sprint: the last segment of its name.
CREATE TABLE item_memberships (
  item_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  sprint VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  from_time_us BIGINT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  withdrawn_at_us BIGINT NULL,
  to_time_us BIGINT NULL,
  PRIMARY KEY (item_id, sprint, from_time_us, recorded_at_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE sprints (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  goal MEDIUMTEXT NOT NULL,
  closed BOOLEAN NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_source (source, source_id, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
