-- Conflicts that were detected are the service's deed: whose change they followed from tells who applies.

-- migrate:up

UPDATE conflicts SET recorded_by = 'service:cohort' WHERE cause <> 'DECLARED';

-- migrate:down

-- Forward only: restore a backup instead.
