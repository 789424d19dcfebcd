-- The cohort service's own tables. Ids are the last segments of resource names, compared byte by byte; a cohort's begins
-- with its programme's and a slash. Instants are BIGINT microseconds since 1970-01-01 UTC (..._us); calendar days are
-- DATE.

-- migrate:up

CREATE TABLE programmes (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  owner VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  description MEDIUMTEXT NOT NULL,
  usual_months INT NOT NULL,
  website_uri TEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE cohorts (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  start_date DATE NULL,
  end_date DATE NULL,
  capacity INT NULL,
  description MEDIUMTEXT NOT NULL,
  sessions MEDIUMTEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Every version that one of them ever had; append-only.
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
