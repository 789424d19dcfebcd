-- Letters to persons (services/mail): queued in the transaction that has something to say, sent after it. The address is
-- not here: it is asked for when a letter is sent.

-- migrate:up

CREATE TABLE mail_letters (
  id                VARCHAR(26)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- persons/{person}
  fact              VARCHAR(512) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- what it tells of, a path below a resource
  template          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language          VARCHAR(2)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- empty: not known
  owed              BOOLEAN      NOT NULL,
  fields            MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, -- sealed with the person's key; empty once settled
  state             TINYINT      NOT NULL, -- 1 queued, 2 sent, 3 failed, 4 stopped
  reason            TINYINT      NOT NULL, -- why (services/mail/letter/delivery.h); 0: nothing to say
  reply_code        INT          NOT NULL, -- what the mail server said last; 0: nothing
  attempts          INT          NOT NULL,
  holder            VARCHAR(26)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- who sends it; empty: nobody
  due_at_us         BIGINT           NULL, -- when it is to be tried, or taken from who holds it; none once settled
  first_tried_at_us BIGINT           NULL,
  until_us          BIGINT           NULL, -- when it is of no use any more
  queued_at_us      BIGINT       NOT NULL,
  settled_at_us     BIGINT           NULL,
  PRIMARY KEY (id),
  UNIQUE KEY told_once (person, fact),
  KEY due (due_at_us),
  KEY about (fact)
) ENGINE = InnoDB;

-- migrate:down

-- Forward only: restore a backup instead.
