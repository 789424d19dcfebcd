-- How far the project of each challenge is, and in which incubator a programme's challenges open projects.

-- migrate:up

ALTER TABLE challenges
  ADD COLUMN project_state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN project_problem VARCHAR(1000) NOT NULL DEFAULT '',
  ADD KEY by_project_uid (project_uid),
  ADD KEY by_project_state (project_state);

ALTER TABLE programmes
  ADD COLUMN incubator VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN incubator_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- What is named and known is attached; the follower says the rest.
UPDATE challenges SET project_state = 'ATTACHED' WHERE project_uid <> '';

-- migrate:down

-- Forward only: restore a backup instead.
