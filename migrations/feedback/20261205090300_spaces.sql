-- Spaces, ideas, comments, votes, and their moderation.

-- migrate:up

CREATE TABLE spaces (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  readers VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposers VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  commenters VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  voters VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moderation VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  participants MEDIUMTEXT NOT NULL,
  moderators MEDIUMTEXT NOT NULL,
  vote_start_time_us BIGINT NULL,
  vote_end_time_us BIGINT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE ideas (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  author VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  signature TEXT NOT NULL,
  title TEXT NOT NULL,
  text MEDIUMTEXT NOT NULL,
  text_version INT NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visibility VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moderation VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merged_into VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  state_reason MEDIUMTEXT NOT NULL,
  measure VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_author (author),
  KEY by_merge (merged_into(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE comments (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  author VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  signature TEXT NOT NULL,
  text TEXT NOT NULL,
  reply_to VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  visibility VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moderation VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_author (author)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE moderation_actions (
  space_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  item VARCHAR(700) COLLATE utf8mb4_bin NOT NULL,
  decision VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  moderator VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  author VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  appeal VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  appeal_text MEDIUMTEXT NOT NULL,
  appeal_time_us BIGINT NULL,
  appeal_reason MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (space_id, number),
  KEY by_item (item(190)),
  KEY by_author (author)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Who moderates which space.
CREATE TABLE space_moderators (
  space_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (space_id, person),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What an idea said, version by version.
CREATE TABLE idea_versions (
  idea_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  title TEXT NOT NULL,
  text MEDIUMTEXT NOT NULL,
  made_at_us BIGINT NOT NULL,
  PRIMARY KEY (idea_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Votes: one a person and an idea, for one version of it. `voter` is persons/..., or of whoever was erased what stands for them
-- until the window closes. There is no column that counts them.
CREATE TABLE votes (
  idea_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  voter VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  text_version INT NOT NULL,
  cast_at_us BIGINT NOT NULL,
  PRIMARY KEY (idea_id, voter),
  KEY by_voter (voter)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Whether an idea is voted on, sixteen times: a vote writes one of these rows, by its voter, and what ends the voting writes all
-- of them, so that the one of two transactions that comes later sees the other, on whatever node of a cluster they are.
CREATE TABLE vote_gates (
  idea_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  gate INT NOT NULL,
  opens_at_us BIGINT NOT NULL,
  closes_at_us BIGINT NOT NULL,
  passed BOOLEAN NOT NULL,
  PRIMARY KEY (idea_id, gate)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The keys of what stands for those who were erased, of each space whose window is open: forgotten when it closes.
CREATE TABLE vote_keys (
  space_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  secret_key BINARY(32) NOT NULL,
  PRIMARY KEY (space_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
