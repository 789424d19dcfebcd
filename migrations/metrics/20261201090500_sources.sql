-- The feeds of projects, and what came by them.

-- migrate:up

CREATE TABLE sources (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  project VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  project_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  repositories MEDIUMTEXT NOT NULL,
  state_rules MEDIUMTEXT NOT NULL,
  tier_rules MEDIUMTEXT NOT NULL,
  paused BOOLEAN NOT NULL,
  secret_time_us BIGINT NULL,
  previous_secret_end_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_project (project),
  KEY by_project_uid (project_uid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What a source must show: apart from its row, which history, audit and feed repeat. Of a bearer token the SHA-256; a
-- secret that bodies are signed with, sealed with the key of the server that key_id names. ends_at_us: NULL of the one
-- that holds.
CREATE TABLE source_secrets (
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  token_hash BINARY(32) NULL,
  sealed_secret VARBINARY(512) NULL,
  key_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at_us BIGINT NOT NULL,
  ends_at_us BIGINT NULL,
  PRIMARY KEY (source_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The id is the source's, a slash and a ULID. Kept for 90 days.
CREATE TABLE source_events (
  id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  type VARCHAR(200) NOT NULL,
  event_key VARCHAR(500) NOT NULL,
  event_time_us BIGINT NULL,
  receive_time_us BIGINT NOT NULL,
  outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  field VARCHAR(300) NOT NULL,
  message TEXT NOT NULL,
  resources MEDIUMTEXT NOT NULL,
  body_size INT NOT NULL,
  deliveries INT NOT NULL,
  replay_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_outcome (source_id, outcome, receive_time_us),
  KEY by_time (receive_time_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- By what an event is known: the SHA-256 of each of its keys (a retry of some tools changes one and not the other).
CREATE TABLE source_event_keys (
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  key_hash BINARY(32) NOT NULL,
  event_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (source_id, key_hash),
  KEY by_event (event_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was sent and refused, with its headers, sealed with the key of the server that key_id names; deleted when it is
-- replayed, and after 30 days.
CREATE TABLE source_event_bodies (
  event_id VARCHAR(381) COLLATE utf8mb4_bin NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  key_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at_us BIGINT NOT NULL,
  PRIMARY KEY (event_id),
  KEY by_expiry (expires_at_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
