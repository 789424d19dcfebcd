-- For whom a service did something, as it says: for the audit alone. Chained where there is somebody (journal/seal.h).

-- migrate:up

ALTER TABLE audit_records
  ADD COLUMN on_behalf_of VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '';

-- migrate:down

-- Forward only: restore a backup instead.
