-- What sources call phases, and the days on which a ledger says a word that nobody explained.

-- migrate:up

-- Words that sources declare, or that administrators explained; those built in have a row only for their label.
CREATE TABLE phase_words (
  word VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  version BIGINT NOT NULL,
  phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  label TEXT NOT NULL,
  created_at_us BIGINT NOT NULL,
  updated_at_us BIGINT NOT NULL,
  PRIMARY KEY (word)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Beside phase_spans, and kept like it: on the days [starts, ends) the line that decides says `word`.
CREATE TABLE unknown_phases (
  project_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  starts DATE NOT NULL,
  known_from_us BIGINT NOT NULL,
  known_to_us BIGINT NOT NULL,
  ends DATE NOT NULL,
  word TEXT NOT NULL,
  line INT NOT NULL,
  PRIMARY KEY (project_id, starts, known_from_us)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO unknown_phases (project_id, starts, known_from_us, known_to_us, ends, word, line)
SELECT r.project_id, r.effective_date, r.recorded_at_us, 9223372036854775807,
  COALESCE((SELECT MIN(n.effective_date) FROM phase_records n WHERE n.project_id = r.project_id
    AND n.superseded_at_us IS NULL AND n.effective_date > r.effective_date
    AND (n.phase IS NOT NULL OR n.source_phase <> '')), '9999-12-31'),
  r.source_phase, r.number
FROM phase_records r
WHERE r.superseded_at_us IS NULL AND r.phase IS NULL AND r.source_phase <> '' AND r.effective_date IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM phase_records s WHERE s.project_id = r.project_id AND s.superseded_at_us IS NULL
    AND s.effective_date = r.effective_date AND (s.phase IS NOT NULL OR s.source_phase <> '')
    AND (s.position > r.position OR (s.position = r.position AND s.number > r.number)));

-- migrate:down

-- Forward only: restore a backup instead.
