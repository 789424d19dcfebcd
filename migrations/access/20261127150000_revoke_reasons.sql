-- Why a role was taken back, which the audit alone had.

-- migrate:up

ALTER TABLE access_bindings ADD COLUMN revoke_reason TEXT NOT NULL DEFAULT ('');

-- migrate:down

-- Forward only: restore a backup instead.
