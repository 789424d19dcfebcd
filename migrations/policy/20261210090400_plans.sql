-- Action plans: what was undertaken, what is said of it and what is found.

-- migrate:up

CREATE TABLE plans (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  country VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cycle VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  first_year INT NOT NULL,
  last_year INT NOT NULL,
  declared_count INT NULL,
  declared_source TEXT NOT NULL,
  uri TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE commitments (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  identifier VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  title TEXT NOT NULL,
  text MEDIUMTEXT NOT NULL,
  lead_institution VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  support_institutions MEDIUMTEXT NOT NULL,
  policy_areas MEDIUMTEXT NOT NULL,
  starred VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  star_source TEXT NOT NULL,
  principles MEDIUMTEXT NOT NULL,
  links MEDIUMTEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_identifier (identifier)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE milestones (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  part_of_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  first_year INT NOT NULL,
  last_year INT NOT NULL,
  lead_institution VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  links MEDIUMTEXT NOT NULL,
  expected_count INT NOT NULL,
  actual_count INT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE claims (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  milestone_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  status VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  claim_date DATE NOT NULL,
  evidence TEXT NOT NULL,
  source TEXT NOT NULL,
  uri TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE reviews (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  report TEXT NOT NULL,
  observation_date DATE NOT NULL,
  uri TEXT NOT NULL,
  completion VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  specificity VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  verifiability VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  potential_impact VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  early_results VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  potential_for_results VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  relevance MEDIUMTEXT NOT NULL,
  note TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
