-- A role on a project is found by the project's uid, whatever it is called now.

-- migrate:up

CREATE INDEX by_uid ON projects (uid);

-- migrate:down

-- Forward only: restore a backup instead.
