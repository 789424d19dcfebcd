-- Audit records chained by hash (services/journal/sealer.h). The service's own account may insert into audit_records and
-- audit_seals and read them, and nothing else.

-- migrate:up

-- Records that are committed and not sealed yet, written with each of them.
CREATE TABLE audit_pending (
  id VARCHAR(26) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO audit_pending (id) SELECT id FROM audit_records;

-- The chain: each record once, its place final, without gaps. What is hashed: pepiniere/rpc/v1/audit.proto.
CREATE TABLE audit_seals (
  seq      BIGINT      NOT NULL,
  audit_id VARCHAR(26) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seal     CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (seq),
  UNIQUE KEY seal_of (audit_id)
) ENGINE = InnoDB;

-- One row: the lock under which the chain grows.
CREATE TABLE audit_head (
  id       TINYINT  NOT NULL,
  last_seq BIGINT   NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO audit_head (id, last_seq) VALUES (1, 0);

-- migrate:down

-- Forward only: restore a backup instead.
