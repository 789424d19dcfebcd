-- Consultations: what people say, and how they vote.

-- migrate:up

CREATE TABLE consultations (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  revision INT NOT NULL,
  title TEXT NOT NULL,
  question MEDIUMTEXT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  audience VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  participants MEDIUMTEXT NOT NULL,
  moderation VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  close_time_us BIGINT NULL,
  summary MEDIUMTEXT NOT NULL,
  summary_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_proposal (proposal_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE comments (
  consultation_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  reply_to_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  text TEXT NOT NULL,
  revision INT NOT NULL,
  state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hide_reason TEXT NOT NULL,
  appeal TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, number),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE moderation_records (
  consultation_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  comment_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  from_state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  to_state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- One vote a person: no history, no feed. Revoking deletes it.
CREATE TABLE votes (
  consultation_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  person VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  position VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision INT NOT NULL,
  cast_at_us BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, person),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Sixteen rows a consultation: a vote writes that of its voter, an end all of them, so that none is counted after it. A
-- lock alone does not hold between the nodes of a cluster.
CREATE TABLE vote_gates (
  consultation_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  gate INT NOT NULL,
  turns BIGINT NOT NULL,
  starts_at_us BIGINT NOT NULL,
  ends_at_us BIGINT NOT NULL,
  PRIMARY KEY (consultation_id, gate)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
