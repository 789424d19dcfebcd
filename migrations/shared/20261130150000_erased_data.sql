-- What an erasure erased here, of which kind and from which resources: written with what is erased, so that the report of it is whole
-- though a try was cut off, or its answer lost.

-- migrate:up

CREATE TABLE erased_data (
  erasure  BINARY(32)   NOT NULL, -- SHA-256 of whose it is and of the id of its request
  what     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  resource VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- empty: it has no name
  count    BIGINT       NOT NULL,
  PRIMARY KEY (erasure, what, resource)
) ENGINE = InnoDB;

-- migrate:down

-- Forward only: restore a backup instead.
