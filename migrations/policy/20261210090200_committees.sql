-- Sessions of committees, and what they decide.

-- migrate:up

CREATE TABLE sessions (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  start_time_us BIGINT NOT NULL,
  place TEXT NOT NULL,
  members MEDIUMTEXT NOT NULL,
  agenda MEDIUMTEXT NOT NULL,
  notice_days INT NOT NULL,
  charter TEXT NOT NULL,
  remote_excluded BOOLEAN NOT NULL,
  recused_leave_count BOOLEAN NOT NULL,
  mandates_per_holder INT NOT NULL,
  quorum_numerator INT NOT NULL,
  quorum_denominator INT NOT NULL,
  majority VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
  second_convening BOOLEAN NOT NULL,
  convening_of_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  presences MEDIUMTEXT NOT NULL,
  mandates MEDIUMTEXT NOT NULL,
  recusals MEDIUMTEXT NOT NULL,
  close_reason TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_start (start_time_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE decisions (
  session_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposal_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  revision INT NOT NULL,
  verdict VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reasons TEXT NOT NULL,
  votes MEDIUMTEXT NOT NULL,
  members INT NOT NULL,
  needed INT NOT NULL,
  counted INT NOT NULL,
  quorum_waived BOOLEAN NOT NULL,
  for_count INT NOT NULL,
  against_count INT NOT NULL,
  abstain_count INT NOT NULL,
  chair_broke_tie BOOLEAN NOT NULL,
  void_time_us BIGINT NULL,
  void_reason TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (session_id, number),
  KEY by_proposal (proposal_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
