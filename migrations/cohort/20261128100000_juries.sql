-- Jurors of calls, what they are recused from, what they mark, and whom they hear.

-- migrate:up

ALTER TABLE calls
  ADD COLUMN review_end_time_us BIGINT NULL,
  ADD COLUMN screening_close_time_us BIGINT NULL;

CREATE TABLE jurors (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  display_name TEXT NOT NULL,
  organisation VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  organisation_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seats MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A conflict's id begins with its juror's. Append-only.
CREATE TABLE conflicts (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  application VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  cause VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  recorded_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_application (application)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A review's id begins with its application's.
CREATE TABLE reviews (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  juror VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  stage VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  marks MEDIUMTEXT NOT NULL,
  abstentions MEDIUMTEXT NOT NULL,
  comment MEDIUMTEXT NOT NULL,
  application_revision INT NOT NULL,
  revision INT NOT NULL,
  complete BOOLEAN NOT NULL,
  submit_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_juror (juror)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE hearings (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  application VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  start_time_us BIGINT NULL,
  end_time_us BIGINT NULL,
  place TEXT NOT NULL,
  link_uri TEXT NOT NULL,
  panel MEDIUMTEXT NOT NULL,
  answer VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answer_time_us BIGINT NULL,
  result VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_application (application)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
