-- Whose request it was, and which, to the byte: what clients send is compared as it is. utf8mb4_bin pads what it compares
-- with spaces, so that "abc " was "abc", and a principal "zoe " was answered what zoe had asked for. Of MySQL and MariaDB,
-- each has a collation that does not pad, and they share none.
-- The other keys of every schema are ids and names that we make, or serve to find and never to tell apart.

-- migrate:up

ALTER TABLE request_log
  MODIFY principal  VARBINARY(1020) NOT NULL,
  MODIFY request_id VARBINARY(512)  NOT NULL;

-- migrate:down

-- Forward only: restore a backup instead.
