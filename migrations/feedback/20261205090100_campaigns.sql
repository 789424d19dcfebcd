-- Questionnaires, campaigns, and the one release of each. Who answers is stored nowhere.

-- migrate:up

CREATE TABLE questionnaires (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  programme VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  programme_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_programme (programme(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE questionnaire_versions (
  questionnaire_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  version BIGINT NOT NULL,
  questions MEDIUMTEXT NOT NULL,
  note TEXT NOT NULL,
  frozen BOOLEAN NOT NULL,
  content_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (questionnaire_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE campaigns (
  id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  programme VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  programme_uid VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title TEXT NOT NULL,
  description MEDIUMTEXT NOT NULL,
  questionnaire_version VARCHAR(420) COLLATE utf8mb4_bin NOT NULL,
  audience MEDIUMTEXT NOT NULL,
  breakdown MEDIUMTEXT NOT NULL,
  end_time_us BIGINT NULL,
  reminders MEDIUMTEXT NOT NULL,
  readers VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  people_asked INT NOT NULL,
  answers_floor INT NOT NULL,
  answers_floor_date DATE NULL,
  open_time_us BIGINT NULL,
  closed_time_us BIGINT NULL,
  release_time_us BIGINT NULL,
  closing_step VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  questionnaire_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_fingerprint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text_key_fingerprint VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_destroy_time_us BIGINT NULL,
  text_key_destroy_time_us BIGINT NULL,
  release_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  deleted_at_us BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_state (state),
  KEY by_programme (programme(190))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Whom a campaign asks, as they were when it opened, with their values of its breakdown (a JSON list, in its order).
CREATE TABLE campaign_people (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  cell TEXT NOT NULL,
  PRIMARY KEY (campaign_id, person),
  KEY by_person (person)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Answers. `mark` is the HMAC of their person under the key of the campaign, which lies outside of this database; `sealed` is
-- padded. No instant, no order, no session: nothing that says whose they are, or when they came.
CREATE TABLE campaign_answers (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  mark BINARY(32) NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (campaign_id, mark)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Whether a campaign takes answers, sixteen times: an answer writes one of these rows, by its mark, and closing writes all of them,
-- so that no answer comes in after it, on whatever node of a cluster. What is written is no count.
CREATE TABLE campaign_gates (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  gate INT NOT NULL,
  closes_at_us BIGINT NOT NULL,
  passed BOOLEAN NOT NULL,
  PRIMARY KEY (campaign_id, gate)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Where the copies of its keys lie, and when the destruction of each was confirmed.
CREATE TABLE campaign_keys (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place VARCHAR(500) COLLATE utf8mb4_bin NOT NULL,
  destroyed_at_us BIGINT NULL,
  PRIMARY KEY (campaign_id, purpose, place)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- What was asked when, by what a question is: the same question asked again could tell people apart.
CREATE TABLE campaign_questions (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  question VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  identity VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (campaign_id, question, identity),
  KEY by_identity (identity)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Which letters go to the whole of an audience, and how far that has come.
CREATE TABLE campaign_mailings (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  after_person VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  done BOOLEAN NOT NULL,
  PRIMARY KEY (campaign_id, kind)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Campaigns open one after the other: each sees whom the one before asks. Its one row is written by each.
CREATE TABLE campaign_turns (
  id INT NOT NULL,
  turn BOOLEAN NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

INSERT INTO campaign_turns (id, turn) VALUES (1, FALSE);

-- Free texts, unlinked and shuffled: sealed until somebody has redacted them.
CREATE TABLE campaign_texts (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  number INT NOT NULL,
  question VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed MEDIUMBLOB NULL,
  approved TEXT NULL,
  PRIMARY KEY (campaign_id, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Releases: the figures from the close on, the document that everybody reads from the release on.
CREATE TABLE campaign_releases (
  campaign_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  answers INT NOT NULL,
  figures MEDIUMBLOB NOT NULL,
  document MEDIUMTEXT NULL,
  PRIMARY KEY (campaign_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- migrate:down

-- Forward only: restore a backup instead.
