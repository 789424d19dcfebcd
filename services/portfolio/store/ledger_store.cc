#include "services/portfolio/store/ledger_store.h"

#include <algorithm>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/store/announce.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

constexpr std::string_view kSelect =
    "SELECT number, position, phase, effective_date, end_date, comment, source_phase, source_date, source_end, source, "
    "reason, forced, recorded_by, recorded_at_us, superseded_at_us, superseded_by, superseded_by_source "
    "FROM phase_records WHERE project_id = ? ORDER BY number";

// A day; what is none is kept as it was written, as an import keeps it.
std::optional<base::Date> DayOf(const db::Row& row, int column, std::string& as_written) {
  const std::optional<base::Date> day = row.OptDate(column);
  if (row.status().ok()) return day;
  row.Forgive();
  if (as_written.empty()) as_written = row.String(column);
  return std::nullopt;
}

// Whatever is in it can be read: a word that is no phase of ours is one of a source's.
PhaseLine ReadLine(const db::Row& row) {
  PhaseLine line{.number = row.Int(0),
                 .position = row.Double(1),
                 .entry = {.phase = std::nullopt,
                           .effective = std::nullopt,
                           .end = std::nullopt,
                           .comment = row.String(5),
                           .source_phase = row.String(6),
                           .source_date = row.String(7),
                           .source_end = row.String(8)},
                 .source = row.String(9),
                 .reason = row.String(10),
                 .forced = row.Bool(11),
                 .recorded_by = row.String(12),
                 .recorded_at = row.Time(13),
                 .superseded_at = row.OptTime(14),
                 .superseded_by = row.OptInt(15),
                 .superseded_by_source = row.String(16)};
  PhaseEntry& entry = line.entry;
  const std::string phase = row.String(2);
  entry.phase = PhaseFromSymbol(phase);
  if (!entry.phase && entry.source_phase.empty()) entry.source_phase = phase;
  entry.effective = DayOf(row, 3, entry.source_date);
  entry.end = DayOf(row, 4, entry.source_end);
  return line;
}

absl::StatusOr<std::vector<PhaseLine>> Load(db::Session& session, const std::string& project) {
  std::vector<PhaseLine> lines;
  PEP_TRY(session.Query(kSelect, {project}, [&](const db::Row& row) {
    lines.push_back(ReadLine(row));
    return absl::OkStatus();
  }));
  return lines;
}

absl::Status InsertLines(db::Session& session, const std::string& project, const std::vector<PhaseLine>& lines) {
  std::vector<db::Value> cells;
  for (const PhaseLine& line : lines) {
    const PhaseEntry& e = line.entry;
    cells.insert(cells.end(), {project, line.number, line.position, e.phase ? db::Value(Symbol(*e.phase)) : nullptr,
                               e.effective, e.end, e.comment, e.source_phase, e.source_date, e.source_end, line.source,
                               line.reason, line.forced ? 1 : 0, line.recorded_by, line.recorded_at});
  }
  return session
      .InsertRows(
          "INSERT INTO phase_records (project_id, number, position, phase, effective_date, end_date, comment, "
          "source_phase, source_date, source_end, source, reason, forced, recorded_by, recorded_at_us) VALUES",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

absl::Status Supersede(db::Session& session, const std::string& project, const PhaseLine& line) {
  return session
      .Execute(
          "UPDATE phase_records SET superseded_at_us = ?, superseded_by = ?, superseded_by_source = ? "
          "WHERE project_id = ? AND number = ? AND superseded_at_us IS NULL",
          {line.superseded_at, line.superseded_by, line.superseded_by_source, project, line.number})
      .status();
}

absl::Status CloseSpans(db::Session& session, const std::string& project, absl::Time at) {
  return session
      .Execute("UPDATE phase_spans SET known_to_us = ? WHERE project_id = ? AND known_to_us = ?",
               {at, project, kUntilFurtherNotice})
      .status();
}

// The spans stored now. Where they cannot be read they are closed, and none.
absl::StatusOr<std::vector<Span>> StoredSpans(db::Session& session, const std::string& project, absl::Time at) {
  absl::StatusOr<std::vector<Span>> spans = LoadTimeline(session, project);
  if (!absl::IsDataLoss(spans.status())) return spans;
  PEP_TRY(CloseSpans(session, project, at));
  return std::vector<Span>();
}

// Stored spans that no longer hold are closed, those that now do are added; those that stay are left alone. What is
// stored is read, not derived: a server of the release before may have derived it by another rule.
absl::Status RewriteSpans(db::Session& session, const std::string& project, const std::vector<Span>& after,
                          absl::Time at) {
  PEP_ASSIGN(const std::vector<Span> before, StoredSpans(session, project, at));
  for (const Span& span : before) {
    if (std::ranges::find(after, span) != after.end()) continue;
    PEP_TRY(
        session
            .Execute("UPDATE phase_spans SET known_to_us = ? WHERE project_id = ? AND starts = ? AND known_to_us = ?",
                     {at, project, span.starts, kUntilFurtherNotice})
            .status());
  }
  std::vector<db::Value> cells;
  for (const Span& span : after) {
    if (std::ranges::find(before, span) != before.end()) continue;
    cells.insert(cells.end(), {project, span.starts, at, kUntilFurtherNotice, span.ends, span.since, Symbol(span.phase),
                               span.paused ? 1 : 0, span.line});
  }
  return session
      .InsertRows(
          "INSERT INTO phase_spans (project_id, starts, known_from_us, known_to_us, ends, since, phase, paused, "
          "line) VALUES",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

// As RewriteSpans.
absl::Status RewriteUnknown(db::Session& session, const std::string& project, const std::vector<UnknownSpan>& before,
                            const std::vector<UnknownSpan>& after, absl::Time at) {
  for (const UnknownSpan& span : before) {
    if (std::ranges::find(after, span) != after.end()) continue;
    PEP_TRY(session
                .Execute("UPDATE unknown_phases SET known_to_us = ? WHERE project_id = ? AND starts = ? AND "
                         "known_to_us = ?",
                         {at, project, span.starts, kUntilFurtherNotice})
                .status());
  }
  std::vector<db::Value> cells;
  for (const UnknownSpan& span : after) {
    if (std::ranges::find(before, span) != before.end()) continue;
    cells.insert(cells.end(), {project, span.starts, at, kUntilFurtherNotice, span.ends, span.word, span.line});
  }
  return session
      .InsertRows(
          "INSERT INTO unknown_phases (project_id, starts, known_from_us, known_to_us, ends, word, line) VALUES",
          "(?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

// What a ledger says from now on, to the feed and in the spans.
absl::Status Follow(journal::Unit& unit, const base::Stored<Project>& project, const std::vector<PhaseLine>& before,
                    const std::vector<PhaseLine>& after) {
  const ProjectState was = {project, TimelineOf(before), UnknownSpansOf(before)};
  const ProjectState is = {project, TimelineOf(after), UnknownSpansOf(after)};
  AnnounceProject(unit, &was, is);
  PEP_TRY(RewriteUnknown(unit.session(), project.id, was.unknown, is.unknown, project.updated_at));
  return RewriteSpans(unit.session(), project.id, is.timeline, project.updated_at);
}

}  // namespace

absl::StatusOr<std::vector<PhaseLine>> LoadLedger(db::Session& session, const std::string& project) {
  return Load(session, project);
}

absl::StatusOr<std::vector<PhaseLine>> LoadLedger(db::Database& db, absl::Time deadline, const std::string& project) {
  return db.Read(deadline, [&](db::Session& session) { return Load(session, project); });
}

absl::Status RewriteTimeline(db::Session& session, const std::string& project, absl::Time at) {
  PEP_TRY(CloseSpans(session, project, at));
  PEP_ASSIGN(const std::vector<PhaseLine> lines, Load(session, project));
  return RewriteSpans(session, project, TimelineOf(lines), at);
}

absl::StatusOr<std::vector<Span>> LoadTimeline(db::Session& session, const std::string& project) {
  std::vector<Span> timeline;
  PEP_TRY(session.Query(
      "SELECT starts, ends, since, phase, paused, line FROM phase_spans WHERE project_id = ? AND known_to_us = ? "
      "ORDER BY starts",
      {project, kUntilFurtherNotice}, [&](const db::Row& row) -> absl::Status {
        const std::optional<Phase> phase = PhaseFromSymbol(row.String(3));
        if (!phase) return absl::DataLossError("a phase span names no phase");
        timeline.push_back({row.Date(0), row.Date(1), row.Date(2), *phase, row.Bool(4), row.Int(5)});
        return absl::OkStatus();
      }));
  return timeline;
}

absl::StatusOr<std::vector<UnknownSpan>> LoadUnknown(db::Session& session, const std::string& project) {
  std::vector<UnknownSpan> unknown;
  PEP_TRY(session.Query(
      "SELECT starts, ends, word, line FROM unknown_phases WHERE project_id = ? AND known_to_us = ? ORDER BY starts",
      {project, kUntilFurtherNotice}, [&](const db::Row& row) {
        unknown.push_back({row.Date(0), row.Date(1), row.String(2), row.Int(3)});
        return absl::OkStatus();
      }));
  return unknown;
}

absl::Status SaveLedger(journal::Unit& unit, const base::Stored<Project>& project, const std::vector<PhaseLine>& before,
                        const std::vector<PhaseLine>& after, std::string_view reason) {
  const auto name = [&](int number) { return Concat("projects/", project.id, "/phaseRecords/", number); };
  const auto announce = [&](const PhaseLine& line, ChangeKind kind) {
    unit.Changed("phaseRecords", name(line.number), kind, ToPayload(line));
  };
  bool changed = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].holds() == after[i].holds()) continue;
    changed = true;
    PEP_TRY(Supersede(unit.session(), project.id, after[i]));
    unit.Audit(name(after[i].number), record::ToDocument(after[i].entry), "", reason);
    announce(after[i], ChangeKind::kDeleted);
  }
  const std::vector<PhaseLine> added(after.begin() + static_cast<std::ptrdiff_t>(before.size()), after.end());
  if (!changed && added.empty()) return absl::OkStatus();
  PEP_TRY(InsertLines(unit.session(), project.id, added));
  for (const PhaseLine& line : added) {
    unit.Audit(name(line.number), "", record::ToDocument(line.entry), line.reason);
    announce(line, ChangeKind::kCreated);
  }
  return Follow(unit, project, before, after);
}

absl::Status RereadLedger(journal::Unit& unit, const base::Stored<Project>& project, const Vocabulary& vocabulary) {
  PEP_ASSIGN(const std::vector<PhaseLine> before, LoadLedger(unit.session(), project.id));
  std::vector<PhaseLine> after = before;
  for (PhaseLine& line : after) vocabulary.Read(line.entry);
  bool changed = false;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::optional<Phase>& phase = after[i].entry.phase;
    if (phase == before[i].entry.phase) continue;
    changed = true;
    PEP_TRY(unit.session()
                .Execute("UPDATE phase_records SET phase = ? WHERE project_id = ? AND number = ?",
                         {phase ? db::Value(Symbol(*phase)) : nullptr, project.id, after[i].number})
                .status());
    if (!after[i].holds()) continue;
    unit.Changed("phaseRecords", Concat("projects/", project.id, "/phaseRecords/", after[i].number),
                 ChangeKind::kUpdated, ToPayload(after[i]));
  }
  if (!changed) return absl::OkStatus();
  PEP_ASSIGN(const base::Stored<Project> touched, TouchProject(unit, project));
  return Follow(unit, touched, before, after);
}

}  // namespace pepiniere::portfolio::store
