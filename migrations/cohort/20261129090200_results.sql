-- What was decided of the results of applications, and appeals against it. Append-only, until the application goes.

-- migrate:up

-- Its id begins with its application's, and sorts in the order of recording.
CREATE TABLE application_results (
  id VARCHAR(244) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  applicant VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  publish_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
