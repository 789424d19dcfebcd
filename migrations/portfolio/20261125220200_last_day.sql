-- An end is the last active day: a pause starts on the day after it, no longer on the end itself.
--
-- The spans of the ledger are stored, so those told under the old rule are told anew here, for all that was known at any
-- time. A paused span that begins on its line's own end is of the old rule (one of the new begins on the day after), so
-- running this again changes nothing. An end before the line's first day pauses all of it, as it always did.
--
-- What was active up to the pause gains a day, but only for as long as the pause was known: a line that came to begin on
-- the very day of the end took the pause away, and left the active span as it was. So an active span is cut into the
-- times at which a pause followed it and those at which none did.
--
-- Servers of the release before may read these spans. One that writes to the ledger of a project with a pause told anew
-- looks for that pause on its old day and leaves it open; the next write of a server of this release closes it.

-- migrate:up

-- The later pieces of active spans: with a day more while a pause that followed them was known, as before between pauses
-- and after the last. (ends: the end of the line, which a pause of the old rule begins on.)
INSERT INTO phase_spans (project_id, starts, known_from_us, known_to_us, ends, since, phase, paused, line)
WITH overlaps AS (
  SELECT a.project_id, a.starts, a.known_from_us, a.known_to_us, a.ends, a.since, a.phase, a.line,
    GREATEST(a.known_from_us, p.known_from_us) AS both_from_us, LEAST(a.known_to_us, p.known_to_us) AS both_to_us,
    LEAD(p.known_from_us) OVER (PARTITION BY a.project_id, a.starts, a.known_from_us ORDER BY p.known_from_us)
      AS next_from_us
  FROM phase_spans p
  JOIN phase_records r ON r.project_id = p.project_id AND r.number = p.line
  JOIN phase_spans a ON a.project_id = p.project_id AND a.line = p.line AND a.ends = p.starts AND NOT a.paused
    AND a.known_from_us < p.known_to_us AND p.known_from_us < a.known_to_us
  WHERE p.paused AND p.starts = r.end_date AND r.end_date > r.effective_date
)
SELECT project_id, starts, both_from_us, both_to_us, DATE_ADD(ends, INTERVAL 1 DAY), since, phase, 0, line
FROM overlaps WHERE known_from_us < both_from_us
UNION ALL
SELECT project_id, starts, both_to_us, COALESCE(next_from_us, known_to_us), ends, since, phase, 0, line
FROM overlaps WHERE both_to_us < COALESCE(next_from_us, known_to_us);

-- Their first piece: with a day more if the first pause was known from its beginning, else until that pause was.
UPDATE phase_spans s JOIN (
  SELECT a.project_id, a.starts, a.known_from_us, a.ends,
    GREATEST(a.known_from_us, p.known_from_us) AS both_from_us, LEAST(a.known_to_us, p.known_to_us) AS both_to_us,
    ROW_NUMBER() OVER (PARTITION BY a.project_id, a.starts, a.known_from_us ORDER BY p.known_from_us) AS place
  FROM phase_spans p
  JOIN phase_records r ON r.project_id = p.project_id AND r.number = p.line
  JOIN phase_spans a ON a.project_id = p.project_id AND a.line = p.line AND a.ends = p.starts AND NOT a.paused
    AND a.known_from_us < p.known_to_us AND p.known_from_us < a.known_to_us
  WHERE p.paused AND p.starts = r.end_date AND r.end_date > r.effective_date
) f ON f.project_id = s.project_id AND f.starts = s.starts AND f.known_from_us = s.known_from_us AND f.place = 1
SET s.ends = IF(f.both_from_us = f.known_from_us, DATE_ADD(f.ends, INTERVAL 1 DAY), f.ends),
  s.known_to_us = IF(f.both_from_us = f.known_from_us, f.both_to_us, f.both_from_us);

-- The pauses, a day later where a day is left. A line that ends on its first day gets that day.
INSERT INTO phase_spans (project_id, starts, known_from_us, known_to_us, ends, since, phase, paused, line)
SELECT s.project_id, DATE_ADD(s.starts, INTERVAL 1 DAY), s.known_from_us, s.known_to_us, s.ends, s.since, s.phase, 1,
  s.line
FROM phase_spans s JOIN phase_records r ON r.project_id = s.project_id AND r.number = s.line
WHERE s.paused AND s.starts = r.end_date AND r.end_date = r.effective_date
  AND DATE_ADD(s.starts, INTERVAL 1 DAY) < s.ends;
UPDATE phase_spans s JOIN phase_records r ON r.project_id = s.project_id AND r.number = s.line
SET s.paused = 0, s.ends = DATE_ADD(r.end_date, INTERVAL 1 DAY)
WHERE s.paused AND s.starts = r.end_date AND r.end_date = r.effective_date;
DELETE s FROM phase_spans s JOIN phase_records r ON r.project_id = s.project_id AND r.number = s.line
WHERE s.paused AND s.starts = r.end_date AND r.end_date > r.effective_date
  AND DATE_ADD(s.starts, INTERVAL 1 DAY) >= s.ends;
UPDATE phase_spans s JOIN phase_records r ON r.project_id = s.project_id AND r.number = s.line
SET s.starts = DATE_ADD(r.end_date, INTERVAL 1 DAY)
WHERE s.paused AND s.starts = r.end_date AND r.end_date > r.effective_date;

-- migrate:down

-- Forward only: restore a backup instead.
