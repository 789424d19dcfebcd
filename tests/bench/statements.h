// What our handlers send to the database, statement by statement (services/portfolio/store, services/journal).
#pragma once

namespace pepiniere::bench {

// The page that ListProjects is asked for.
inline constexpr char kListedPhase[] = "CONSTRUCTION";
inline constexpr char kListedMinistry[] = "ministere-3";

#define PEPINIERE_BENCH_PROJECT                                                                                 \
  "p.id, p.version, p.kind, p.title, p.mission, p.description, p.primary_incubator, p.budget_allocated_cents, " \
  "p.budget_spent_cents, p.time_box_start, p.time_box_end, p.document, p.created_at_us, p.updated_at_us, "      \
  "p.deleted_at_us"
#define PEPINIERE_BENCH_VIEW PEPINIERE_BENCH_PROJECT ", s.phase, s.starts, s.ends, s.since, s.paused, s.line"
#define PEPINIERE_BENCH_SPAN_TODAY \
  "s.project_id = p.id AND s.known_to_us = 9223372036854775807 AND s.starts <= ? AND s.ends > ?"

inline constexpr char kGetProject[] =
    "SELECT " PEPINIERE_BENCH_VIEW " FROM projects p LEFT JOIN phase_spans s ON " PEPINIERE_BENCH_SPAN_TODAY
    " WHERE p.id = ?";

inline constexpr char kListProjects[] =
    "SELECT STRAIGHT_JOIN " PEPINIERE_BENCH_VIEW
    ", d.project_id FROM project_terms d JOIN projects p ON p.id = d.project_id LEFT JOIN phase_spans s "
    "ON " PEPINIERE_BENCH_SPAN_TODAY
    " WHERE s.phase = ? AND d.field = ? AND d.value = ? AND d.known_to_us = 9223372036854775807 "
    "AND p.deleted_at_us IS NULL ORDER BY d.project_id LIMIT ?";

inline constexpr char kCountByPhase[] =
    "SELECT s.phase, COUNT(*), SUM(s.paused) FROM phase_spans s JOIN projects p ON p.id = s.project_id "
    "WHERE s.known_to_us = 9223372036854775807 AND s.starts <= ? AND s.ends > ? AND p.deleted_at_us IS NULL "
    "GROUP BY s.phase";

// A search, as a plain LIKE would answer it.
inline constexpr char kSearch[] =
    "SELECT id, title FROM projects WHERE deleted_at_us IS NULL AND CONCAT_WS(' ', title, mission, description) LIKE ? "
    "ORDER BY title, id LIMIT ?";

// AdvancePhase.
inline constexpr char kLockProject[] = "SELECT " PEPINIERE_BENCH_PROJECT " FROM projects p WHERE p.id = ? FOR UPDATE";
inline constexpr char kLoadLedger[] =
    "SELECT number, position, phase, effective_date, end_date, comment, source_phase, source_date, source_end, source, "
    "reason, forced, recorded_by, recorded_at_us, superseded_at_us, superseded_by, superseded_by_source "
    "FROM phase_records WHERE project_id = ? ORDER BY number";
inline constexpr char kLoadLines[] =
    "SELECT number, document, source, recorded_by, recorded_at_us, superseded_at_us, superseded_by, supersede_reason, "
    "collection FROM project_entries WHERE project_id = ? AND collection IN ('evidence', 'waivers', 'fundingLines', "
    "'timeBoxExtensions') AND superseded_at_us IS NULL ORDER BY collection, number";
inline constexpr char kLoadGos[] =
    "SELECT c.id, c.date, h.phase FROM hearings h JOIN committees c ON c.id = h.committee_id "
    "WHERE h.project_id = ? AND h.decision IN ('GO', 'GRADUATE') AND h.phase IS NOT NULL AND c.state = 'HELD' "
    "ORDER BY c.date, c.id";
inline constexpr char kLoadGates[] =
    "SELECT scope, phase, code, version, label_fr, label_en, weight, since FROM gate_requirements "
    "WHERE scope IN ('', ?) ORDER BY scope, phase, code";
inline constexpr char kTouchProject[] =
    "UPDATE projects SET version = version + 1, updated_at_us = ? WHERE id = ? AND version = ?";
inline constexpr char kInsertLine[] =
    "INSERT INTO phase_records (project_id, number, position, phase, effective_date, end_date, comment, source_phase, "
    "source_date, source_end, source, reason, forced, recorded_by, recorded_at_us) VALUES "
    "(?, ?, ?, 'INCONCLUSIVE', ?, NULL, '', '', '', '', '', '', 0, 'bench', ?)";
inline constexpr char kCloseSpan[] =
    "UPDATE phase_spans SET known_to_us = ? WHERE project_id = ? AND starts = ? AND known_to_us = 9223372036854775807";
inline constexpr char kInsertSpans[] =
    "INSERT INTO phase_spans (project_id, starts, known_from_us, known_to_us, ends, since, phase, paused, line) VALUES "
    "(?, ?, ?, 9223372036854775807, ?, ?, ?, 0, ?), (?, ?, ?, 9223372036854775807, ?, ?, ?, 0, ?)";
inline constexpr char kInsertAudit[] =
    "INSERT INTO audit_records (id, occurred_at_us, principal, method, resource, request_id, trace_id, reason, diff) "
    "VALUES (?, ?, 'bench', 'AdvancePhase', ?, '', '', '', ?)";
inline constexpr char kInsertPending[] = "INSERT INTO audit_pending (id) VALUES (?)";
inline constexpr char kInsertOutbox[] =
    "INSERT INTO outbox (id, transaction_id, resource_type, resource, kind, payload, occurred_at_us) VALUES "
    "(CONCAT(DATE_FORMAT(NOW(6), '%Y%m%d%H%i%s%f'), ?), ?, 'phaseRecords', ?, 1, ?, ?), "
    "(CONCAT(DATE_FORMAT(NOW(6), '%Y%m%d%H%i%s%f'), ?), ?, 'projects', ?, 2, ?, ?)";
inline constexpr char kLogRequest[] =
    "INSERT INTO request_log (principal, request_id, method, fingerprint, response, created_at_us) VALUES "
    "('bench', ?, 'AdvancePhase', ?, ?, ?)";

// CheckReadiness reads the same of one instant; the gates follow the project.
inline constexpr char kRepeatable[] = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
inline constexpr char kSnapshot[] = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

#undef PEPINIERE_BENCH_PROJECT
#undef PEPINIERE_BENCH_VIEW
#undef PEPINIERE_BENCH_SPAN_TODAY

}  // namespace pepiniere::bench
