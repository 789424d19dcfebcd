-- What each source said last, and who is called what by one.

-- migrate:up

CREATE TABLE import_items (
  source VARCHAR(50) NOT NULL,
  collection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  document MEDIUMTEXT NOT NULL,
  imported_at_us BIGINT NOT NULL,
  PRIMARY KEY (source, collection, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE people ADD KEY by_source (source_id);
ALTER TABLE assignments ADD KEY by_source (person, source_id);

-- migrate:down

-- Forward only: restore a backup instead.
