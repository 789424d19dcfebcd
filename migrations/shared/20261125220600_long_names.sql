-- A name may hold two ids: projects/{190 bytes}/hearings/{190 bytes}.

-- migrate:up

ALTER TABLE audit_records MODIFY resource VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE outbox MODIFY resource VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE changes MODIFY resource VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

-- migrate:down

-- Forward only: restore a backup instead.
