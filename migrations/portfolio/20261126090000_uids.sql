-- What other services refer to keeps an identifier that no renaming changes (AIP-148), empty for what a server of the
-- release before adds meanwhile.

-- migrate:up

ALTER TABLE organisations ADD COLUMN uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
ALTER TABLE incubators ADD COLUMN uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
ALTER TABLE teams ADD COLUMN uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
UPDATE organisations SET uid = UUID() WHERE uid = '';
UPDATE incubators SET uid = UUID() WHERE uid = '';
UPDATE teams SET uid = UUID() WHERE uid = '';

-- migrate:down

-- Forward only: restore a backup instead.
