-- When each project delivered last, of all of them at once: a look into an index for each.

-- migrate:up

ALTER TABLE deployments
  ADD COLUMN project VARCHAR(190) COLLATE utf8mb4_bin GENERATED ALWAYS AS (SUBSTRING_INDEX(id, '/', 1)) VIRTUAL,
  ADD KEY by_delivery (project, tier, outcome, deleted_at_us, finish_time_us);

-- migrate:down

-- Forward only: restore a backup instead.
