-- Panels, studies, and whom they ask.

-- migrate:up

CREATE TABLE panels (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  criteria MEDIUMTEXT NOT NULL,
  capacity INT NOT NULL,
  closed BOOLEAN NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE panelists (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  profile MEDIUMTEXT NOT NULL,
  paused BOOLEAN NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE studies (
  id VARCHAR(220) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method TEXT NOT NULL,
  stratify_by VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  wanted INT NOT NULL,
  expected_percent INT NOT NULL,
  reserve_hours INT NOT NULL,
  report MEDIUMTEXT NOT NULL,
  reuse TEXT NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  strata MEDIUMTEXT NOT NULL,
  seed_parts MEDIUMTEXT NOT NULL,
  list_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seed MEDIUMTEXT NOT NULL,
  seed_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE invitations (
  id VARCHAR(240) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  panelist VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  stratum VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  draw_rank INT NOT NULL,
  draw_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reserve_end_time_us BIGINT NULL,
  disposition VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_person (person),
  KEY by_panelist (panelist(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The panelists that a study is drawn from, from its commitment on.
CREATE TABLE study_people (
  study_id VARCHAR(220) COLLATE utf8mb4_bin NOT NULL,
  panelist VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  stratum VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (study_id, panelist)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- How many places of each quota are taken: written by whoever takes one.
CREATE TABLE study_quotas (
  study_id VARCHAR(220) COLLATE utf8mb4_bin NOT NULL,
  stratum VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  wanted INT NOT NULL,
  taken INT NOT NULL,
  completed INT NOT NULL,
  PRIMARY KEY (study_id, stratum)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
