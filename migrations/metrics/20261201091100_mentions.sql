-- Deployments that events name, whether they came or not: the latest of a service before an instant, which was rolled
-- back then, or one by what its source calls it, which an incident is put down to (time_us is beyond all instants
-- then). named_hash is the SHA-256 of what is named, key_hash that of a key of the event. Kept for good: a deployment
-- may come late, and what was rolled back follows from all that was told.

-- migrate:up

CREATE TABLE deployment_mentions (
  source_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  named_hash BINARY(32) NOT NULL,
  time_us BIGINT NOT NULL,
  key_hash BINARY(32) NOT NULL,
  PRIMARY KEY (source_id, named_hash, time_us, key_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- migrate:down

-- Forward only: restore a backup instead.
