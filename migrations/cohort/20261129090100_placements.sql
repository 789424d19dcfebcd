-- Placements, and the offers that are made by publishing them.

-- migrate:up

CREATE TABLE placements (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  rankings MEDIUMTEXT NOT NULL,
  rerun_of VARCHAR(202) COLLATE utf8mb4_bin NOT NULL,
  placed_count INT NOT NULL,
  waiting_count INT NOT NULL,
  unfilled_count INT NOT NULL,
  inputs_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  result_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  publish_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE offers (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  application VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  applicant VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  seat VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  placement VARCHAR(202) COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expire_time_us BIGINT NULL,
  answer_time_us BIGINT NULL,
  reason MEDIUMTEXT NOT NULL,
  superseded_by VARCHAR(202) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, number),
  KEY by_applicant (applicant),
  KEY by_application (application),
  KEY by_expiry (state, expire_time_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
