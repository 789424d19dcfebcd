-- What the public is not told: hidden incubators; and which lines of a project's journal it is told.

-- migrate:up

ALTER TABLE incubators ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;

-- The lines (of project_entries, collection journalEntries) that were published, each with the event that says so. One
-- whose event was deleted is not published any more.
CREATE TABLE journal_publications (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  line INT NOT NULL,
  event INT NOT NULL,
  published_by VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  published_at_us BIGINT NOT NULL,
  PRIMARY KEY (project_id, line),
  KEY by_event (project_id, event)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
