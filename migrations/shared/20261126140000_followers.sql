-- How far each follower of the feed has come (services/journal/follower.h), and which process works for it now.

-- migrate:up

CREATE TABLE followers (
  name             VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  feed_id          VARCHAR(36)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- whose places done_seq counts
  done_seq         BIGINT       NOT NULL, -- the last change that is carried out
  holder           VARCHAR(26)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- who works; empty: nobody
  held_until_us    BIGINT       NOT NULL,
  failures         INT          NOT NULL, -- in a row, of the next step; 0: none
  failing_since_us BIGINT           NULL,
  last_error       TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB;

-- migrate:down

-- Forward only: restore a backup instead.
