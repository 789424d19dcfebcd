// The attention list as a server would have to ask for it that knows nothing by heart: a page of one statement. It does
// less than ours: no counts, nothing of sessions to come, and it is over budget since the last entry, whenever it was.
#pragma once

namespace pepiniere::bench {

// The projects that are alive today, with what their lines say of them; `among(id)` limits them, and what is read of
// them, to some.
#define PEPINIERE_BENCH_LIVES(among) \
  "SELECT p.id, p.title, p.primary_incubator, s.phase, s.since, "                                                       \
  "s.phase IN ('STOPPED', 'INCONCLUSIVE', 'TRANSFERRED', 'OPERATED') ended, "                                            \
  "LOCATE('_contact\":', CAST(p.document AS BINARY)) > 0 followed, "                                                    \
  "LOCATE('\"outcome.lessons\":', CAST(p.document AS BINARY)) > 0 learned, "                                            \
  "LOCATE('\"sponsors\":', CAST(p.document AS BINARY)) > 0 sponsored, "                                                 \
  "GREATEST(COALESCE(p.time_box_end, 0), COALESCE(m.box_end, 0)) box_end, m.funded, m.spent, m.last_spent, "            \
  "GREATEST(COALESCE(e.last, 0), COALESCE(m.last, 0), COALESCE(h.last, 0), s.since) last_sign, "                        \
  "GREATEST(COALESCE(h.last, 0), s.since) last_heard, h.review "                                                        \
  "FROM phase_spans s JOIN projects p ON p.id = s.project_id "                                                          \
  "LEFT JOIN (SELECT project_id, MAX(date) last FROM project_events WHERE deleted_at_us IS NULL AND date <= ? "         \
  among("project_id") " GROUP BY project_id) e ON e.project_id = p.id "                                                                      \
  "LEFT JOIN (SELECT project_id, MAX(COALESCE(day, DATE(FROM_UNIXTIME(recorded_at_us / 1000000)))) last, "              \
  "SUM(IF(collection = 'fundingLines', amount_cents, 0)) funded, "                                                      \
  "SUM(IF(collection = 'spendingEntries', amount_cents, 0)) spent, "                                                    \
  "MAX(IF(collection = 'spendingEntries', day, NULL)) last_spent, "                                                     \
  "MAX(IF(collection = 'timeBoxExtensions', JSON_VALUE(document, '$.end_date'), NULL)) box_end "                        \
  "FROM project_entries WHERE superseded_at_us IS NULL " among("project_id") " GROUP BY project_id) m ON m.project_id = p.id "                  \
  "LEFT JOIN (SELECT h.project_id, MAX(c.date) last, MAX(h.next_review_date) review FROM hearings h "                   \
  "JOIN committees c ON c.id = h.committee_id WHERE c.state = 'HELD' AND c.date <= ? " among("h.project_id") " GROUP BY h.project_id) h "         \
  "ON h.project_id = p.id "                                                                                             \
  "WHERE s.known_to_us = 9223372036854775807 AND s.starts <= ? AND s.ends > ? AND p.deleted_at_us IS NULL " among("p.id")

// A row for each concern: the server may not read MariaDB's sequence tables.
#define PEPINIERE_BENCH_CONCERNS                                                                                  \
  "(SELECT 1 seq UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 " \
  "UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)"

// The page of fifty, and one to know that more follow. Each ? is today, and those of `among` stand between them.
#define PEPINIERE_BENCH_ATTENTION(among)                                                                         \
  "SELECT id, title, primary_incubator, phase, concern, since FROM (SELECT l.id, l.title, l.primary_incubator, " \
  "l.phase, k.seq concern, CASE k.seq "                                                                          \
  "WHEN 1 THEN IF(NOT ended AND spent > funded, last_spent, NULL) "                                              \
  "WHEN 2 THEN IF(NOT ended AND box_end < ?, box_end + INTERVAL 1 DAY, NULL) "                                   \
  "WHEN 3 THEN IF(NOT ended AND review < ?, review + INTERVAL 1 DAY, NULL) "                                     \
  "WHEN 4 THEN IF(NOT ended AND box_end BETWEEN ? AND ? + INTERVAL 30 DAY, box_end, NULL) "                      \
  "WHEN 5 THEN IF(NOT ended AND last_sign <= ? - INTERVAL 90 DAY, last_sign + INTERVAL 90 DAY, NULL) "           \
  "WHEN 6 THEN IF(NOT ended AND last_heard <= ? - INTERVAL 183 DAY, last_heard + INTERVAL 183 DAY, NULL) "       \
  "WHEN 7 THEN IF(NOT ended AND NOT sponsored, l.since, NULL) "                                                  \
  "WHEN 8 THEN IF(NOT ended AND NOT followed, l.since, NULL) "                                                   \
  "WHEN 9 THEN IF(l.phase IN ('STOPPED', 'INCONCLUSIVE') AND NOT learned, l.since, NULL) END since "             \
  "FROM (" PEPINIERE_BENCH_LIVES(among) ") l JOIN " PEPINIERE_BENCH_CONCERNS                                     \
                                        " k) list "                                                              \
                                        "WHERE since IS NOT NULL ORDER BY concern, since, id LIMIT 51"

#define PEPINIERE_BENCH_ALL(id) ""
#define PEPINIERE_BENCH_BELOW(id)                                                                        \
  "AND " id                                                                                              \
  " IN (SELECT project_id FROM project_terms WHERE field = @field AND value = @value AND known_to_us = " \
  "9223372036854775807)"

inline constexpr char kAttentionOfAll[] = PEPINIERE_BENCH_ATTENTION(PEPINIERE_BENCH_ALL);
// Of those with a term: @field "incubator" or "ministry", @value an id.
inline constexpr char kAttentionBelow[] = PEPINIERE_BENCH_ATTENTION(PEPINIERE_BENCH_BELOW);
inline constexpr char kSetTerm[] = "SET @field = CONVERT(? USING ascii) COLLATE ascii_bin, @value = ?";

#undef PEPINIERE_BENCH_ALL
#undef PEPINIERE_BENCH_BELOW
#undef PEPINIERE_BENCH_ATTENTION
#undef PEPINIERE_BENCH_CONCERNS
#undef PEPINIERE_BENCH_LIVES

}  // namespace pepiniere::bench
