-- Personal data (services/personal). person_keys and erased_owners are left out of the schema's ordinary dump, and have a
-- backup of their own of which the newest alone is kept: what is deleted here is gone for good.

-- migrate:up

-- The key that a person's texts are sealed with in the audit. owner: "persons/...", or '=' and an HMAC of the text that calls
-- them; '': the schema's own, for these HMACs.
CREATE TABLE person_keys (
  owner         VARBINARY(64) NOT NULL,
  id            BINARY(16)    NOT NULL, -- what a sealed text says of its key
  secret        BINARY(32)    NOT NULL,
  created_at_us BIGINT        NOT NULL,
  PRIMARY KEY (owner),
  UNIQUE KEY key_by_id (id)
) ENGINE = InnoDB;

-- Whose texts were erased: what no import may bring back, and what a restored backup is rid of again.
CREATE TABLE erased_owners (
  owner        VARBINARY(64) NOT NULL,
  erased_at_us BIGINT        NOT NULL,
  keys_deleted BOOLEAN       NOT NULL, -- not yet while the erasure is under way
  PRIMARY KEY (owner)
) ENGINE = InnoDB;

-- One row: how many of these were erased from this schema. A restored one says fewer than there are.
CREATE TABLE erasures_done (
  id     TINYINT NOT NULL,
  owners BIGINT  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT INTO erasures_done (id, owners) VALUES (1, 0);

-- 2: what is personal in it is sealed. 1: the first chain, in the clear; a server of the release before still writes such.
ALTER TABLE audit_records ADD COLUMN seal_version TINYINT NOT NULL DEFAULT 1;

-- Where the first chain ends, and with which seal: its records may be deleted, and the second is verified from there.
ALTER TABLE audit_head
  ADD COLUMN second_after BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN second_seal CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
UPDATE audit_head SET second_after = last_seq,
  second_seal = COALESCE((SELECT seal FROM audit_seals WHERE seq = last_seq), second_seal);

-- Whether the answer was erased with the person whom it told of.
ALTER TABLE request_log ADD COLUMN erased BOOLEAN NOT NULL DEFAULT FALSE;

-- migrate:down

-- Forward only: restore a backup instead.
