-- What authorities were sent, how long they have, and what they answer; the texts that follow.

-- migrate:up

CREATE TABLE transmissions (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  revision INT NOT NULL,
  decision_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  authority VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  authority_uid VARCHAR(36) COLLATE utf8mb4_bin NOT NULL,
  receive_date DATE NOT NULL,
  term INT NOT NULL,
  unit VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  zone VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  rolls BOOLEAN NOT NULL,
  calendar VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  silence VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  legal_basis TEXT NOT NULL,
  suspensions MEDIUMTEXT NOT NULL,
  recall_time_us BIGINT NULL,
  recall_reason TEXT NOT NULL,
  last_day DATE NULL,
  overdue_from_us BIGINT NULL,
  calendar_version VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  answer_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_proposal (proposal_id),
  KEY by_authority (authority),
  KEY by_running (answer_time_us, recall_time_us, last_day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE deadline_moves (
  transmission_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  causes MEDIUMTEXT NOT NULL,
  reason TEXT NOT NULL,
  from_date DATE NULL,
  to_date DATE NULL,
  calendar_version VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (transmission_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE answers (
  transmission_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verdict VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reasons TEXT NOT NULL,
  answer_time_us BIGINT NULL,
  reference TEXT NOT NULL,
  late BOOLEAN NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (transmission_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE holidays (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  calendar VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  day DATE NOT NULL,
  removed BOOLEAN NOT NULL,
  title_fr TEXT NOT NULL,
  title_en TEXT NOT NULL,
  law TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_calendar (calendar, day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE texts (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference TEXT NOT NULL,
  publication_date DATE NULL,
  entry_into_force_date DATE NULL,
  uri TEXT NOT NULL,
  changes MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_publication (publication_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
