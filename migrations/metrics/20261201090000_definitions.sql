-- The metrics service's own tables. Ids are the last segments of resource names, compared byte by byte; of what is
-- below a project, they begin with its id and a slash; what another service keeps is called by its whole name. Instants are BIGINT microseconds since 1970-01-01 UTC (..._us);
-- calendar days are DATE.

-- migrate:up

CREATE TABLE definitions (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  unit VARCHAR(50) NOT NULL,
  direction VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source TEXT NOT NULL,
  source_uri TEXT NOT NULL,
  dimensions MEDIUMTEXT NOT NULL,
  additive_dimensions MEDIUMTEXT NOT NULL,
  numerator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  denominator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  purpose VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  visibility VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  project VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  project_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  builtin BOOLEAN NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_project (project),
  KEY by_project_uid (project_uid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Every version that one of the resources of this service ever had; append-only.
CREATE TABLE record_history (
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (collection, id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What each source of an import said last.
CREATE TABLE import_items (
  source VARCHAR(190) NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  document MEDIUMTEXT NOT NULL,
  imported_at_us BIGINT NOT NULL,
  PRIMARY KEY (source, collection, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
