-- What contributions become: measures, receipts; and what failures teach.

-- migrate:up

CREATE TABLE measures (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  audiences MEDIUMTEXT NOT NULL,
  owner VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  owner_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ideas MEDIUMTEXT NOT NULL,
  constraints MEDIUMTEXT NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moves MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE retrospectives (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  project VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  project_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  challenge VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  challenge_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cohort VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  cohort_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  programme VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  title TEXT NOT NULL,
  tried MEDIUMTEXT NOT NULL,
  happened MEDIUMTEXT NOT NULL,
  learned MEDIUMTEXT NOT NULL,
  sharing VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_author (author),
  KEY by_project (project(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE receipts (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  contribution VARCHAR(700) COLLATE utf8mb4_bin NOT NULL,
  outcome VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  consequence VARCHAR(700) COLLATE utf8mb4_bin NOT NULL,
  title MEDIUMTEXT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  signature MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_fact (person, contribution(300), outcome, consequence(300))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
