-- Proposals, what they rest on, and what is to be changed of them.

-- migrate:up

CREATE TABLE proposals (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  problem MEDIUMTEXT NOT NULL,
  topics MEDIUMTEXT NOT NULL,
  proposed_change MEDIUMTEXT NOT NULL,
  natures MEDIUMTEXT NOT NULL,
  target_texts MEDIUMTEXT NOT NULL,
  no_target_text_known BOOLEAN NOT NULL,
  impact_audience TEXT NOT NULL,
  impact_people INT NOT NULL,
  impact_hours DOUBLE NOT NULL,
  impact_euros INT NOT NULL,
  impact_reasoning TEXT NOT NULL,
  authors MEDIUMTEXT NOT NULL,
  commitments MEDIUMTEXT NOT NULL,
  state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state_time_us BIGINT NOT NULL,
  state_reason TEXT NOT NULL,
  state_cause VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
  revision INT NOT NULL,
  submitted_revision INT NOT NULL,
  is_open BOOLEAN NOT NULL,
  merged_into_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  consultation_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  decision_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  transmission_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  text_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_state (state, state_time_us),
  KEY by_text (text_id),
  KEY by_merged (merged_into_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE proposal_versions (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  problem MEDIUMTEXT NOT NULL,
  topics MEDIUMTEXT NOT NULL,
  proposed_change MEDIUMTEXT NOT NULL,
  natures MEDIUMTEXT NOT NULL,
  target_texts MEDIUMTEXT NOT NULL,
  no_target_text_known BOOLEAN NOT NULL,
  impact_audience TEXT NOT NULL,
  impact_people INT NOT NULL,
  impact_hours DOUBLE NOT NULL,
  impact_euros INT NOT NULL,
  impact_reasoning TEXT NOT NULL,
  editor VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  amendment_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE proposal_steps (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  from_state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  to_state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason TEXT NOT NULL,
  revision INT NOT NULL,
  cause VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
  actor VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE evidence (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
  part VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  as_of_date DATE NULL,
  uri TEXT NOT NULL,
  said TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  quotation MEDIUMTEXT NOT NULL,
  sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_version VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  source_uid VARCHAR(36) COLLATE utf8mb4_bin NOT NULL,
  cited_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  cite_time_us BIGINT NOT NULL,
  is_open BOOLEAN NOT NULL,
  original_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number),
  KEY by_source (source(190)),
  KEY by_citer (cited_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE amendments (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  base_revision INT NOT NULL,
  part VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target_text INT NOT NULL,
  proposed_wording TEXT NOT NULL,
  reason TEXT NOT NULL,
  state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decide_time_us BIGINT NULL,
  decision_reason TEXT NOT NULL,
  made_revision INT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number),
  KEY by_author (author)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The number of the last proposal of each year: the row that its next one locks.
CREATE TABLE proposal_numbers (
  year INT NOT NULL,
  last INT NOT NULL,
  PRIMARY KEY (year)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every version that a resource of this service had.
CREATE TABLE record_history (
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (collection, id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
