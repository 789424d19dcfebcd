-- Committees, gates, what is recorded of projects line by line, lessons, access. Conventions: see the first migration.

-- migrate:up

-- Sessions as they are now; `document` is the JSON of the fields that have no column here.
CREATE TABLE committees (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  incubator VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  date DATE NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(50) NOT NULL,
  document MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_date (date, id),
  KEY by_incubator (incubator, date, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The agenda of each, with what was decided; rewritten with its committee. phase_record and funding_line: the numbers of
-- the lines that holding the session recorded.
CREATE TABLE hearings (
  committee_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  position INT NOT NULL,
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  decision VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  next_review_date DATE NULL,
  phase_record INT NULL,
  funding_line INT NULL,
  document MEDIUMTEXT NOT NULL,
  PRIMARY KEY (committee_id, position),
  UNIQUE KEY by_project (project_id, committee_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Evidence, waivers, funding lines, spending entries, time-box extensions. Lines are only ever added; a correction fills
-- in superseded_* and supersede_reason. `day` and `amount_cents` repeat what the document says, for sums.
CREATE TABLE project_entries (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number INT NOT NULL,
  document MEDIUMTEXT NOT NULL,
  day DATE NULL,
  amount_cents BIGINT NULL,
  source VARCHAR(255) NOT NULL,
  recorded_by VARCHAR(255) NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  superseded_at_us BIGINT NULL,
  superseded_by INT NULL,
  supersede_reason TEXT NOT NULL,
  PRIMARY KEY (project_id, collection, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the programme (scope '') or an incubator (its id) made of the built-in requirements, and those they added.
CREATE TABLE gate_requirements (
  scope VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  label_fr TEXT NOT NULL,
  label_en TEXT NOT NULL,
  weight VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATE NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (scope, phase, code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What projects say they learned, for the search; rewritten with its project.
CREATE TABLE lessons (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  lessons TEXT NOT NULL,
  confidential BOOLEAN NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (project_id),
  KEY by_updated (updated_at_us, project_id),
  FULLTEXT KEY words (title, reason, lessons)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE access_bindings (
  id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  principal VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  role VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  resource VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  starts_at_us BIGINT NOT NULL,
  ends_at_us BIGINT NOT NULL,
  reason TEXT NOT NULL,
  granted_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  revoked_at_us BIGINT NULL,
  revoked_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  KEY by_principal (principal, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
