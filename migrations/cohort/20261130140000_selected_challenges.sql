-- Whether a challenge was selected, apart from when: an import tells that it was, and no day of it.

-- migrate:up

ALTER TABLE challenges ADD COLUMN was_selected BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE challenges SET was_selected = TRUE WHERE select_time_us IS NOT NULL;

-- What an import brought in was said to be selected on the day of the import.
UPDATE challenges SET select_time_us = NULL
WHERE select_time_us = created_at_us AND EXISTS (
  SELECT 1 FROM import_items i WHERE i.collection = 'challenges' AND i.id = challenges.id);

-- migrate:down

-- Forward only: restore a backup instead.
