-- What every write leaves behind, the same in each service's schema (services/journal).
-- Instants are microseconds since 1970-01-01 UTC. Ids are ULIDs unless a comment says otherwise.

-- migrate:up

-- Who changed what, when, why. Append-only. diff: {"field": {"before": ..., "after": ...}}.
CREATE TABLE audit_records (
  id             VARCHAR(26)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  occurred_at_us BIGINT       NOT NULL,
  principal      VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  method         VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resource       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  request_id     VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  trace_id       VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason         TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  diff           MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id),
  KEY audit_by_resource (resource, occurred_at_us),
  KEY audit_by_principal (principal, occurred_at_us)
) ENGINE = InnoDB;

-- Committed changes that have no place in the feed yet, written in their writer's own transaction.
-- id: the database's clock when the writer was about to commit (YYYYMMDDhhmmss and microseconds), the transaction, the
-- change's number in it. Of two transactions that touched the same row, the later one has the greater id.
CREATE TABLE outbox (
  id             VARCHAR(56)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  transaction_id VARCHAR(26)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resource_type  VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resource       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind           TINYINT      NOT NULL, -- 1 created, 2 updated, 3 deleted
  payload        MEDIUMBLOB   NOT NULL,
  occurred_at_us BIGINT       NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

-- The feed: each change once, its order final, without gaps. A transaction's changes stand together.
CREATE TABLE changes (
  seq            BIGINT       NOT NULL,
  transaction_id VARCHAR(26)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resource_type  VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  resource       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind           TINYINT      NOT NULL,
  payload        MEDIUMBLOB   NOT NULL,
  occurred_at_us BIGINT       NOT NULL,
  PRIMARY KEY (seq)
) ENGINE = InnoDB;

-- One row: the last place given, the last place forgotten, and the feed's name, which binds a reader's token to it.
CREATE TABLE feed_head (
  id         TINYINT     NOT NULL,
  feed_id    VARCHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  last_seq   BIGINT      NOT NULL,
  purged_seq BIGINT      NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO feed_head (id, feed_id, last_seq, purged_seq) VALUES (1, UUID(), 0, 0);

-- What was answered to whom, so that the same request is answered the same again (AIP-155).
CREATE TABLE request_log (
  principal     VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  request_id    VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  method        VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  fingerprint   BINARY(32)   NOT NULL, -- SHA-256 of the method and the request
  response      MEDIUMBLOB   NOT NULL,
  created_at_us BIGINT       NOT NULL,
  PRIMARY KEY (principal, request_id),
  KEY request_log_by_age (created_at_us)
) ENGINE = InnoDB;

-- migrate:down

-- Forward only: restore a backup instead.
