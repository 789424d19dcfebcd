-- Whose the ids are that something is kept under: the uid of each of these projects, which no renaming changes. Where
-- the portfolio calls that project otherwise now, what is kept of it is moved. Whoever adds to what is kept holds the
-- row of its project meanwhile.

-- migrate:up

CREATE TABLE project_uids (
  project VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (project),
  KEY by_uid (uid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
