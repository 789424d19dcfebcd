#include "tests/bench/attention_sql.h"

#include <string>

#include "absl/strings/str_replace.h"

namespace pepiniere::bench {
namespace {

// AMONG limits a column to the projects meant.
constexpr char kAttention[] = R"sql(
SELECT id, title, primary_incubator, phase, concern, since
FROM (
  SELECT life.id, life.title, life.primary_incubator, life.phase, k.concern, CASE k.concern
    WHEN 1 THEN IF(NOT ended AND spent > funded, last_spent, NULL)
    WHEN 2 THEN IF(NOT ended AND box_end < ?, box_end + INTERVAL 1 DAY, NULL)
    WHEN 3 THEN IF(NOT ended AND review < ?, review + INTERVAL 1 DAY, NULL)
    WHEN 4 THEN IF(NOT ended AND box_end BETWEEN ? AND ? + INTERVAL 30 DAY, box_end, NULL)
    WHEN 5 THEN IF(NOT ended AND last_sign <= ? - INTERVAL 90 DAY, last_sign + INTERVAL 90 DAY, NULL)
    WHEN 6 THEN IF(NOT ended AND last_heard <= ? - INTERVAL 183 DAY, last_heard + INTERVAL 183 DAY, NULL)
    WHEN 7 THEN IF(NOT ended AND NOT sponsored, life.since, NULL)
    WHEN 8 THEN IF(NOT ended AND NOT followed, life.since, NULL)
    WHEN 9 THEN IF(life.phase IN ('STOPPED', 'INCONCLUSIVE') AND NOT learned, life.since, NULL) END since
  FROM (
    SELECT p.id, p.title, p.primary_incubator, s.phase, s.since,
      s.phase IN ('STOPPED', 'INCONCLUSIVE', 'TRANSFERRED', 'OPERATED') ended,
      p.has_contact followed, p.has_lessons learned,
      LOCATE('"sponsors":', CAST(p.document AS BINARY)) > 0 sponsored,
      GREATEST(COALESCE(p.time_box_end, 0), COALESCE(m.box_end, 0)) box_end, m.funded, m.spent, m.last_spent,
      GREATEST(COALESCE(e.last, 0), COALESCE(m.last, 0), COALESCE(h.last, 0), s.since) last_sign,
      GREATEST(COALESCE(h.last, 0), s.since) last_heard, h.review
    FROM phase_spans s JOIN projects p ON p.id = s.project_id
    LEFT JOIN (SELECT project_id, MAX(date) last FROM project_events
      WHERE deleted_at_us IS NULL AND date <= ? AMONG(project_id) GROUP BY project_id) e ON e.project_id = p.id
    LEFT JOIN (SELECT project_id, MAX(COALESCE(day, DATE(FROM_UNIXTIME(recorded_at_us / 1000000)))) last,
        SUM(IF(collection = 'fundingLines', amount_cents, 0)) funded,
        SUM(IF(collection = 'spendingEntries', amount_cents, 0)) spent,
        MAX(IF(collection = 'spendingEntries', day, NULL)) last_spent,
        MAX(IF(collection = 'timeBoxExtensions', JSON_VALUE(document, '$.end_date'), NULL)) box_end
      FROM project_entries WHERE superseded_at_us IS NULL AMONG(project_id)
      GROUP BY project_id) m ON m.project_id = p.id
    LEFT JOIN (SELECT h.project_id, MAX(c.date) last, MAX(h.next_review_date) review
      FROM hearings h JOIN committees c ON c.id = h.committee_id
      WHERE c.state = 'HELD' AND c.date <= ? AMONG(h.project_id) GROUP BY h.project_id) h ON h.project_id = p.id
    WHERE s.known_to_us = 9223372036854775807 AND s.starts <= ? AND s.ends > ? AND p.deleted_at_us IS NULL AMONG(p.id)
  ) life
  JOIN (SELECT 1 concern UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL
    SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) k
) list
WHERE since IS NOT NULL ORDER BY concern, since, id LIMIT 51)sql";

constexpr char kBelow[] =
    " IN (SELECT project_id FROM project_terms WHERE field = @field AND value = @value "
    "AND known_to_us = 9223372036854775807)";

std::string Attention(const std::string& among) {
  return absl::StrReplaceAll(kAttention, {{"AMONG(project_id)", "AND project_id" + among},
                                          {"AMONG(h.project_id)", "AND h.project_id" + among},
                                          {"AMONG(p.id)", "AND p.id" + among}});
}

}  // namespace

const char* AttentionOfAll() {
  static const auto* const sql = new std::string(Attention(" IS NOT NULL"));
  return sql->c_str();
}

const char* AttentionBelow() {
  static const auto* const sql = new std::string(Attention(kBelow));
  return sql->c_str();
}

}  // namespace pepiniere::bench
