-- A project keeps an identifier that no renaming changes (AIP-148), in every version of it; empty for what a server of
-- the release before adds meanwhile.

-- migrate:up

ALTER TABLE projects ADD COLUMN uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
ALTER TABLE project_history ADD COLUMN uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
UPDATE projects SET uid = UUID() WHERE uid = '';
UPDATE project_history h JOIN projects p ON p.id = h.id SET h.uid = p.uid WHERE h.uid = '';

-- migrate:down

-- Forward only: restore a backup instead.
