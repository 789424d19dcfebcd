-- What became of what proposals cite, as far as whoever said that was told.

-- migrate:up

CREATE TABLE told_outcomes (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  evidence INT NOT NULL,
  fact VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
  told_at_us BIGINT NOT NULL,
  -- Why nobody could be told; empty: they were.
  problem TEXT NOT NULL,
  PRIMARY KEY (proposal_id, evidence, fact)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
