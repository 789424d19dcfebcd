-- Applications to calls: what they say now, every revision of that, what was decided of them, and their files.

-- migrate:up

CREATE TABLE applications (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  application_id VARCHAR(26) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  applicant VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- What was decided, as its applicant was told; SUBMITTED: nothing yet.
  told_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answers MEDIUMTEXT NOT NULL,
  choices MEDIUMTEXT NOT NULL,
  pool_consent BOOLEAN NOT NULL,
  eligibility_answers MEDIUMTEXT NOT NULL,
  revision INT NOT NULL,
  revision_time_us BIGINT NULL,
  submit_time_us BIGINT NULL,
  withdraw_time_us BIGINT NULL,
  decide_time_us BIGINT NULL,
  decision_reason MEDIUMTEXT NOT NULL,
  told_decide_time_us BIGINT NULL,
  told_reason MEDIUMTEXT NOT NULL,
  publish_time_us BIGINT NULL,
  appeal_time_us BIGINT NULL,
  openings MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, application_id),
  UNIQUE KEY one_a_person (call_id, applicant),
  KEY by_applicant (applicant),
  KEY by_decision (decide_time_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- As it was saved each time; append-only, until the application goes.
CREATE TABLE application_revisions (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  application_id VARCHAR(26) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  saved_at_us BIGINT NOT NULL,
  PRIMARY KEY (call_id, application_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What is recorded of an application line by line, and never overwritten: decisions and appeals. Its id is the call's, a
-- slash and its own.
CREATE TABLE application_lines (
  application_id VARCHAR(217) COLLATE utf8mb4_bin NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  source VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  recorded_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  superseded_at_us BIGINT NULL,
  superseded_by INT NULL,
  supersede_reason MEDIUMTEXT NOT NULL,
  PRIMARY KEY (application_id, collection, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Its id: the application's, a slash and its own.
CREATE TABLE application_files (
  id VARCHAR(244) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  applicant VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  file_name TEXT NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size INT NOT NULL,
  sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The bytes of a file in order, each part sealed with its applicant's key: 256 KiB at most.
CREATE TABLE application_file_parts (
  file_id VARCHAR(244) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (file_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is left of the applications to a call that are no longer kept: how many there were of each state, and of each
-- seat (an id; empty: of all), as first choice.
CREATE TABLE erased_applications (
  call_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seat VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  count INT NOT NULL,
  PRIMARY KEY (call_id, state, seat)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
