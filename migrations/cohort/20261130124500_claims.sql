-- What others published about a programme or a cohort, with its source: beside what is computed.

-- migrate:up

ALTER TABLE programmes ADD COLUMN claims MEDIUMTEXT NOT NULL DEFAULT ('');
ALTER TABLE cohorts ADD COLUMN claims MEDIUMTEXT NOT NULL DEFAULT ('');

-- migrate:down

-- Forward only: restore a backup instead.
