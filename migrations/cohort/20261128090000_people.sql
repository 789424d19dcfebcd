-- People, what they are found by, and their assignments.

-- migrate:up

-- The id is that of the person, whom the access service keeps.
CREATE TABLE people (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  display_name TEXT NOT NULL,
  job TEXT NOT NULL,
  skills MEDIUMTEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  website_uri TEXT NOT NULL,
  linkedin_uri TEXT NOT NULL,
  code_uri TEXT NOT NULL,
  photo TEXT NOT NULL,
  part TEXT NOT NULL,
  cohorts MEDIUMTEXT NOT NULL,
  source_id VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What somebody has several of, each value once: their cohorts by their names and programmes by their ids, those of their
-- assignments too, and their skills.
CREATE TABLE people_terms (
  person_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  field VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (person_id, field, value),
  KEY by_value (field, value)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE assignments (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  cohort VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  challenge VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  skill VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NULL,
  months INT NOT NULL,
  probation_end_date DATE NULL,
  renewals MEDIUMTEXT NOT NULL,
  outside_cohort_reason TEXT NOT NULL,
  funding_lines MEDIUMTEXT NOT NULL,
  actual_end_date DATE NULL,
  end_reason TEXT NOT NULL,
  last_date DATE NULL,
  source_id VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_person (person),
  KEY by_cohort (cohort),
  KEY by_challenge (challenge)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
