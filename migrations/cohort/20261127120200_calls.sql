-- Calls, the seeds of their lots, and their seats.

-- migrate:up

CREATE TABLE calls (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cohort VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_time_us BIGINT NULL,
  close_time_us BIGINT NULL,
  time_zone VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  form MEDIUMTEXT NOT NULL,
  eligibility_rules MEDIUMTEXT NOT NULL,
  choices_min INT NOT NULL,
  choices_max INT NOT NULL,
  pool_offered BOOLEAN NOT NULL,
  grid_version VARCHAR(202) COLLATE utf8mb4_bin NOT NULL,
  minimum_complete_reviews INT NOT NULL,
  anonymous_screening BOOLEAN NOT NULL,
  results_date DATE NULL,
  days_to_accept INT NOT NULL,
  waiting_list_end_date DATE NULL,
  retention_months INT NOT NULL,
  seed_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  publish_time_us BIGINT NULL,
  cancel_time_us BIGINT NULL,
  cancel_reason MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What nobody is told before the results of a call: apart from its row, which history, audit and feed repeat.
CREATE TABLE call_seeds (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  seed VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  drawn_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE seats (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  challenge VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  skill VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
  count INT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
