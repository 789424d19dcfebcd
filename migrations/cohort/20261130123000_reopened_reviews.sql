-- When the reviews of a call were last taken again: who leads it and judges it could read the marks of others before that.

-- migrate:up

ALTER TABLE calls ADD COLUMN review_reopen_time_us BIGINT NULL;

-- migrate:down

-- Forward only: restore a backup instead.
