-- The steps of proposals that those whose words or votes they carry were written to about.

-- migrate:up

CREATE TABLE told_steps (
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  told_at_us BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
