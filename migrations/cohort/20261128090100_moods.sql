-- What people of cohorts write of their weeks.

-- migrate:up

CREATE TABLE moods (
  id VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  week_start_date DATE NULL,
  mood INT NOT NULL,
  priority TEXT NOT NULL,
  went_well MEDIUMTEXT NOT NULL,
  hard MEDIUMTEXT NOT NULL,
  help_needed MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_person (person, week_start_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Their ids are longer than any before.
ALTER TABLE record_history MODIFY id VARCHAR(420) COLLATE utf8mb4_bin NOT NULL;

-- migrate:down

-- Forward only: restore a backup instead.
