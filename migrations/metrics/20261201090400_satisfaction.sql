-- What users say, what a project means to change for them, and figures that were kept as they were.

-- migrate:up

-- The answers of a day, counted. Of one day, kind, form, audience and source of a project there is one: its id says so.
CREATE TABLE surveys (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  date DATE NOT NULL,
  counts MEDIUMTEXT NOT NULL,
  audience VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  form VARCHAR(200) NOT NULL,
  source VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_date (date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE objectives (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  hypothesis MEDIUMTEXT NOT NULL,
  metric VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  indicator VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  dimensions MEDIUMTEXT NOT NULL,
  baseline DOUBLE NULL,
  baseline_date DATE NULL,
  target DOUBLE NULL,
  target_date DATE NULL,
  verdict VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  verdict_reason MEDIUMTEXT NOT NULL,
  verdict_evidence MEDIUMTEXT NOT NULL,
  verdict_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_metric (metric)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE snapshots (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  note MEDIUMTEXT NOT NULL,
  sentence_fr TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  export_size INT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The figure of a snapshot: which indicator, and the bytes of its message. Append-only.
CREATE TABLE snapshot_figures (
  snapshot_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  indicator VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  figure MEDIUMBLOB NOT NULL,
  PRIMARY KEY (snapshot_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The export of a snapshot's explanation, in parts from 0. Append-only.
CREATE TABLE snapshot_exports (
  snapshot_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  part INT NOT NULL,
  data MEDIUMBLOB NOT NULL,
  PRIMARY KEY (snapshot_id, part)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
