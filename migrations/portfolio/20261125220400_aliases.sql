-- The names that lead to a project beside its own.

-- migrate:up

-- declared: it is among the aliases that the project says (of "x.html", x too); former: the project had this id once.
-- Several may claim a name: who is meant is decided when it is asked for.
CREATE TABLE project_aliases (
  alias VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  declared BOOLEAN NOT NULL,
  former BOOLEAN NOT NULL,
  since_us BIGINT NOT NULL,
  PRIMARY KEY (alias, project_id),
  KEY by_project (project_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT IGNORE INTO project_aliases (alias, project_id, declared, former, since_us)
SELECT SUBSTRING(a.name, LOCATE('/', a.name) + 1), p.id, TRUE, FALSE, p.updated_at_us
FROM projects p JOIN JSON_TABLE(p.document, '$.aliases[*]' COLUMNS (name VARCHAR(190) PATH '$')) a
WHERE a.name <> '';

INSERT IGNORE INTO project_aliases (alias, project_id, declared, former, since_us)
SELECT LEFT(a.alias, CHAR_LENGTH(a.alias) - 5), a.project_id, TRUE, FALSE, a.since_us
FROM project_aliases a WHERE a.alias LIKE '_%.html';

DELETE FROM project_aliases WHERE alias = project_id;

-- migrate:down

-- Forward only: restore a backup instead.
