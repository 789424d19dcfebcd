-- Challenges, what they are found by, and what became of them.

-- migrate:up

CREATE TABLE challenges (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  host VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  host_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  administrative_host VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  administrative_host_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  host_text TEXT NOT NULL,
  supporters MEDIUMTEXT NOT NULL,
  themes MEDIUMTEXT NOT NULL,
  skills MEDIUMTEXT NOT NULL,
  place TEXT NOT NULL,
  cohorts MEDIUMTEXT NOT NULL,
  project VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  project_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  select_time_us BIGINT NULL,
  image_uri TEXT NOT NULL,
  website_uri TEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What a challenge has several of, each value once: its cohorts by their names, their programmes by their ids, its themes
-- and its skills.
CREATE TABLE challenge_terms (
  challenge_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  field VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (challenge_id, field, value),
  KEY by_value (field, value)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is recorded of a challenge line by line, and never overwritten.
CREATE TABLE challenge_lines (
  challenge_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  source VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  recorded_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  superseded_at_us BIGINT NULL,
  superseded_by INT NULL,
  supersede_reason MEDIUMTEXT NOT NULL,
  day DATE NULL,
  PRIMARY KEY (challenge_id, collection, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
