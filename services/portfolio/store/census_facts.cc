#include "services/portfolio/store/census_facts.h"

#include <algorithm>
#include <map>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/health.h"
#include "services/record/document.h"
#include "services/record/lines.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using FactsById = std::map<std::string, ProjectFacts>;

// The sources of facts, each with the name that it gives the project's id.
struct Source {
  std::string_view select, id;
  void (*add)(const db::Row&, ProjectFacts&);
};

// What cannot be read of a row leaves it out: each reads all of it first.
void AddVersion(const db::Row& row, ProjectFacts& facts) {
  const auto kind = ProjectKindFromSymbol(row.String(3));
  if (kind) facts.versions.push_back({{row.Int64(1), row.Int64(2)}, *kind, row.String(4), row.Bool(5)});
}

void AddTerm(const db::Row& row, ProjectFacts& facts) {
  facts.terms.push_back({{row.Int64(1), row.Int64(2)}, row.String(3), row.String(4)});
}

void AddSpan(const db::Row& row, ProjectFacts& facts) {
  const std::optional<Phase> phase = PhaseFromSymbol(row.String(6));
  const base::Date starts = row.Date(3), ends = row.Date(4), since = row.Date(5);
  if (!phase || !row.status().ok()) return;
  facts.spans.push_back({{row.Int64(1), row.Int64(2)}, {starts, ends, since, *phase, row.Bool(7), row.Int(8)}});
}

void AddUnknown(const db::Row& row, ProjectFacts& facts) {
  const base::Date starts = row.Date(3), ends = row.Date(4);
  if (row.status().ok()) facts.unknown.push_back({{row.Int64(1), row.Int64(2)}, starts, ends});
}

void AddOwn(const db::Row& row, ProjectFacts& facts) {
  LifeFacts& life = facts.life;
  const std::optional<base::Date> end = row.OptDate(1);
  if (row.status().ok()) life.time_box_end = std::max(life.time_box_end, end);
  life.allocated = row.OptInt64(2);
  life.spent = row.OptInt64(3);
  life.followed_up = row.Bool(4);
  life.lessons_written = row.Bool(5);
}

// What a journal says, published or not, is no sign of life: it reports, and asks for nothing to be done or left.
// A line that says money counts from the day it says. Each is a sign of life, on that day or when somebody here
// recorded it: that a source told it without a day says nothing of when it was.
void AddEntry(const db::Row& row, ProjectFacts& facts) {
  LifeFacts& life = facts.life;
  const std::string collection = row.String(1);
  const std::optional<base::Date> day = row.OptDate(2);
  const std::int64_t cents = row.Int64(3);
  const base::Date recorded = base::Date::InParis(row.Time(4));
  const bool imported = row.Bool(6);
  if (!row.status().ok()) return;
  if (day || !imported) life.signs.push_back(day.value_or(recorded));
  if (collection == FundingLine::kCollection) {
    life.funding.push_back({day, cents});
  } else if (collection == SpendingEntry::kCollection) {
    life.spending.push_back({day, cents});
  } else if (TimeBoxExtension extension;
             collection == TimeBoxExtension::kCollection && record::FromDocument(row.String(5), extension).ok()) {
    life.time_box_end = std::max(life.time_box_end, extension.end);
  }
}

void AddEvent(const db::Row& row, ProjectFacts& facts) {
  const base::Date day = row.Date(1);
  if (!row.status().ok()) return;
  facts.life.signs.push_back(day);
  if (IsDelivery(row.String(3))) facts.life.deliveries.push_back(day);
  if (row.Bool(2)) facts.life.hearings.push_back({day, std::nullopt});
}

void AddHearing(const db::Row& row, ProjectFacts& facts) {
  const base::Date day = row.Date(1);
  const std::optional<base::Date> next = row.OptDate(2);
  if (row.status().ok()) facts.life.hearings.push_back({day, next});
}

constexpr Source kSources[] = {
    {"SELECT id, known_from_us, known_to_us, kind, primary_incubator, deleted_at_us IS NOT NULL FROM project_history "
     "FORCE INDEX (census)",
     "id", AddVersion},
    {"SELECT project_id, known_from_us, known_to_us, field, value FROM project_terms", "project_id", AddTerm},
    {"SELECT project_id, known_from_us, known_to_us, starts, ends, since, phase, paused, line FROM phase_spans",
     "project_id", AddSpan},
    {"SELECT project_id, known_from_us, known_to_us, starts, ends FROM unknown_phases", "project_id", AddUnknown},
    {"SELECT id, time_box_end, budget_allocated_cents, budget_spent_cents, has_contact, has_lessons FROM projects",
     "id", AddOwn},
    {"SELECT project_id, collection, day, amount_cents, recorded_at_us, IF(collection = 'timeBoxExtensions', document, "
     "''), source <> '' FROM project_entries",
     "superseded_at_us IS NULL AND collection <> 'journalEntries' AND project_id", AddEntry},
    {"SELECT project_id, date, type = 'committee', type FROM project_events e",
     "deleted_at_us IS NULL AND date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal_publications j WHERE "
     "j.project_id = e.project_id AND j.event = e.number) AND project_id",
     AddEvent},
    {"SELECT h.project_id, c.date, h.next_review_date FROM hearings h JOIN committees c ON c.id = h.committee_id",
     "c.state = 'HELD' AND h.project_id", AddHearing},
};

absl::Status ReadWhere(db::Session& session, std::string_view condition, absl::Span<const db::Value> args,
                       TakeFacts take) {
  FactsById facts;
  for (const Source& source : kSources) {
    PEP_TRY(session.Query(Concat(source.select, " WHERE ", source.id, condition), args, [&](const db::Row& row) {
      source.add(row, facts[row.String(0)]);
      row.Forgive();
      return absl::OkStatus();
    }));
  }
  for (auto& [id, of] : facts) {
    of.id = id;
    take(std::move(of));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadAllFacts(db::Session& session, TakeFacts take) {
  constexpr int kChunk = 4000;
  std::string after;
  while (true) {
    std::string first, last;
    PEP_TRY(session.Query("SELECT id FROM projects WHERE id > ? ORDER BY id LIMIT ?", {after, kChunk},
                          [&](const db::Row& row) {
                            last = row.String(0);
                            if (first.empty()) first = last;
                            return absl::OkStatus();
                          }));
    if (last.empty()) return absl::OkStatus();
    PEP_TRY(ReadWhere(session, " BETWEEN ? AND ?", {first, last}, take));
    after = last;
  }
}

absl::Status ReadFactsOf(db::Session& session, absl::Span<const std::string> projects, TakeFacts take) {
  return db::TakeTurns(projects,
                       [&](absl::Span<const db::Value> ids) { return ReadWhere(session, db::InTurn(), ids, take); });
}

}  // namespace pepiniere::portfolio::store
