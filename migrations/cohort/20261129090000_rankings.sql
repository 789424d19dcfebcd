-- Rankings of the applications to a call, what they were computed from, and what a jury decided between equals.

-- migrate:up

CREATE TABLE rankings (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  stage VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  grid_version VARCHAR(202) COLLATE utf8mb4_bin NOT NULL,
  ranked_count INT NOT NULL,
  not_rankable_count INT NOT NULL,
  tie_count INT NOT NULL,
  inputs_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  result_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  publish_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The bytes of a run, whichever collection it is of: apart from its row, which history, audit and feed repeat. Append-only.
CREATE TABLE runs (
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  inputs MEDIUMTEXT NOT NULL,
  result MEDIUMTEXT NOT NULL,
  PRIMARY KEY (collection, call_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE tie_decisions (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  stage VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  applications MEDIUMTEXT NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  withdraw_time_us BIGINT NULL,
  withdraw_reason MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
