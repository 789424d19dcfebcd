-- The portfolio's own tables. Ids are the last segments of resource names, compared byte by byte. Instants are BIGINT
-- microseconds since 1970-01-01 UTC (..._us); `known_to_us` 9223372036854775807 means "until further notice".
-- Calendar days are DATE; 9999-12-31 means "open".

-- migrate:up

CREATE TABLE organisations (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  acronym TEXT NOT NULL,
  type TEXT NOT NULL,
  ministerial_domain TEXT NOT NULL,
  parent VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  description MEDIUMTEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_parent (parent, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE incubators (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  owner VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  contact TEXT NOT NULL,
  website_uri TEXT NOT NULL,
  repository_uri TEXT NOT NULL,
  address TEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_owner (owner, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE teams (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  mission TEXT NOT NULL,
  incubator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  description MEDIUMTEXT NOT NULL,
  source_fields MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_incubator (incubator, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Every version that an organisation, incubator, team or event ever had; append-only.
CREATE TABLE record_history (
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(210) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (collection, id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The projects as they are now. `document` is the JSON of the fields that have no column here.
CREATE TABLE projects (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  mission TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  primary_incubator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  budget_allocated_cents BIGINT NULL,
  budget_spent_cents BIGINT NULL,
  time_box_start DATE NULL,
  time_box_end DATE NULL,
  document MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_created (created_at_us, id),
  KEY by_updated (updated_at_us, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The projects as they were known to be: the columns of `projects`, for the time [known_from_us, known_to_us).
CREATE TABLE project_history (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  known_from_us BIGINT NOT NULL,
  known_to_us BIGINT NOT NULL,
  version BIGINT NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  mission TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  primary_incubator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  budget_allocated_cents BIGINT NULL,
  budget_spent_cents BIGINT NULL,
  time_box_start DATE NULL,
  time_box_end DATE NULL,
  document MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id, known_from_us),
  KEY census (id, known_from_us, known_to_us, kind, primary_incubator, deleted_at_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The values that projects are found and counted by: incubator, sponsor, ministry (each sponsor and all above it),
-- root (the topmost of these), domain, theme, user_type, technology. Derived from the project and the tree of
-- organisations in the transaction that changes either. The primary key is the order in which lists walk.
CREATE TABLE project_terms (
  field VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  known_from_us BIGINT NOT NULL,
  known_to_us BIGINT NOT NULL,
  PRIMARY KEY (field, value, project_id, known_from_us),
  KEY by_project (project_id, known_to_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The ledger. Lines are only ever added; a correction fills in superseded_*.
CREATE TABLE phase_records (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  position DOUBLE NOT NULL,
  phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  effective_date DATE NULL,
  end_date DATE NULL,
  comment TEXT NOT NULL,
  source_phase TEXT NOT NULL,
  source_date TEXT NOT NULL,
  source_end TEXT NOT NULL,
  source VARCHAR(50) NOT NULL,
  reason TEXT NOT NULL,
  forced BOOLEAN NOT NULL,
  recorded_by VARCHAR(255) NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  superseded_at_us BIGINT NULL,
  superseded_by INT NULL,
  superseded_by_source VARCHAR(50) NOT NULL DEFAULT '',
  PRIMARY KEY (project_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The ledger read by its one definition: on the days [starts, ends), as known during [known_from_us, known_to_us), the
-- project was in that phase. Rewritten, where it differs, in the transaction that adds or supersedes a line.
CREATE TABLE phase_spans (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  starts DATE NOT NULL,
  known_from_us BIGINT NOT NULL,
  known_to_us BIGINT NOT NULL,
  ends DATE NOT NULL,
  since DATE NOT NULL,
  phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  paused BOOLEAN NOT NULL,
  line INT NOT NULL,
  PRIMARY KEY (project_id, starts, known_from_us),
  KEY by_phase (phase, known_to_us, project_id, starts, ends)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE project_events (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  type TEXT NOT NULL,
  date DATE NULL,
  comment TEXT NOT NULL,
  source_date TEXT NOT NULL,
  source VARCHAR(50) NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (project_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What each source said last of each thing, so that an import applies what the source changed, and only that.
CREATE TABLE import_items (
  source VARCHAR(50) NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  document MEDIUMTEXT NOT NULL,
  imported_at_us BIGINT NOT NULL,
  PRIMARY KEY (source, collection, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
