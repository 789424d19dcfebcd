-- What is asked of many projects' documents at once has columns, which the database itself keeps in step with the
-- document, whichever release writes it. Of a document that nobody can read, what it tells is confidential.

-- migrate:up

ALTER TABLE projects
  ADD COLUMN has_contact BOOLEAN GENERATED ALWAYS AS (IF(JSON_VALID(document),
    JSON_CONTAINS_PATH(document, 'one', '$.programme_contact', '$.incubator_contact'), FALSE)) STORED,
  ADD COLUMN has_reason BOOLEAN GENERATED ALWAYS AS (IF(JSON_VALID(document),
    JSON_CONTAINS_PATH(document, 'one', '$."outcome.reason"'), FALSE)) STORED,
  ADD COLUMN has_lessons BOOLEAN GENERATED ALWAYS AS (IF(JSON_VALID(document),
    JSON_CONTAINS_PATH(document, 'one', '$."outcome.lessons"'), FALSE)) STORED,
  ADD COLUMN lessons_confidential BOOLEAN GENERATED ALWAYS AS (IF(JSON_VALID(document),
    COALESCE(JSON_UNQUOTE(JSON_EXTRACT(document, '$."outcome.lessons_confidential"')) <> 'false', FALSE), TRUE)) STORED;

-- Words that are searched, beside those of the columns.
ALTER TABLE project_history
  ADD COLUMN has_words BOOLEAN GENERATED ALWAYS AS (IF(JSON_VALID(document),
    JSON_CONTAINS_PATH(document, 'one', '$.aliases', '$."outcome.reason"', '$."outcome.lessons"'), FALSE)) STORED;

-- migrate:down

-- Forward only: restore a backup instead.
