#include "services/policy/store/outcome_store.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

#include "services/base/date.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"

namespace pepiniere::policy::store {
namespace {

// Of evidence `e` of a proposal that everybody reads: what has an author who can be told.
constexpr std::string_view kCited =
    " FROM evidence e JOIN proposals p ON p.id = e.proposal_id AND p.is_open = 1 "
    "AND e.kind IN ('IDEA', 'CONSTRAINT_COUNT')";
// The fact follows.
constexpr std::string_view kUntold =
    " AND NOT EXISTS (SELECT 1 FROM told_outcomes o WHERE o.proposal_id = e.proposal_id AND o.evidence = e.number "
    "AND o.fact = ";

constexpr std::string_view kEnd = ") ORDER BY at_us, e.proposal_id, e.number LIMIT ?";

// From when on everybody read it.
constexpr std::string_view kOpened =
    "COALESCE((SELECT MIN(s.created_at_us) FROM proposal_steps s WHERE s.proposal_id = e.proposal_id "
    "AND s.to_state = 'CONSULTATION'), 0)";
constexpr std::string_view kAdopted =
    "COALESCE((SELECT MAX(s.created_at_us) FROM proposal_steps s WHERE s.proposal_id = e.proposal_id "
    "AND s.to_state = 'ADOPTED'), 0)";
// The beginning of the day on which the text is in force; its adoption, where that comes later, stands beside.
constexpr std::string_view kDay = "(TO_DAYS(x.entry_into_force_date) - TO_DAYS('1970-01-01')) * 86400000000";

struct Question {
  Happening happening;
  std::string sql;
  std::vector<db::Value> values;
};

// Each tells: proposal, evidence, fact, state, consequence, at.
std::vector<Question> QuestionsAt(absl::Time now, int most) {
  using base::Concat;
  return {{Happening::kCited,
           Concat("SELECT e.proposal_id, e.number, 'cited', '', CONCAT('proposals/', e.proposal_id), "
                  "GREATEST(e.created_at_us, ",
                  kOpened, ") AS at_us", kCited, " WHERE TRUE", kUntold, "'cited'", kEnd),
           {most}},
          {Happening::kMoved,
           Concat("SELECT e.proposal_id, e.number, CONCAT('steps/', t.number), t.to_state, IF(t.cause = '', "
                  "CONCAT('proposals/', e.proposal_id), t.cause), t.created_at_us AS at_us",
                  kCited,
                  " JOIN proposal_steps t ON t.proposal_id = e.proposal_id AND t.created_at_us >= e.created_at_us "
                  "WHERE t.to_state IN ('TRANSMITTED', 'REJECTED', 'ACCEPTED', 'PARTLY', 'REFUSED', 'ADOPTED', "
                  "'WITHDRAWN')",
                  kUntold, "CONCAT('steps/', t.number)", kEnd),
           {most}},
          {Happening::kSilent,
           Concat("SELECT e.proposal_id, e.number, CONCAT('transmissions/', m.id), '', CONCAT('transmissions/', m.id), "
                  "GREATEST(m.overdue_from_us, m.created_at_us) AS at_us",
                  kCited,
                  " JOIN transmissions m ON m.proposal_id = e.proposal_id AND m.created_at_us >= e.created_at_us "
                  "WHERE m.overdue_from_us <= LEAST(?, COALESCE(m.answer_time_us, ?), COALESCE(m.recall_time_us, ?))",
                  kUntold, "CONCAT('transmissions/', m.id)", kEnd),
           {now, now, now, most}},
          {Happening::kInForce,
           Concat("SELECT e.proposal_id, e.number, CONCAT('texts/', x.id), '', CONCAT('texts/', x.id), GREATEST(", kDay,
                  ", ", kAdopted, ") AS at_us", kCited,
                  " JOIN texts x ON x.id = p.text_id WHERE x.entry_into_force_date <= ? AND ", kAdopted,
                  " >= e.created_at_us", kUntold, "CONCAT('texts/', x.id)", kEnd),
           {base::Date::InParis(now), most}}};
}

}  // namespace

absl::StatusOr<std::vector<UntoldOutcome>> UntoldOutcomes(db::Database& db, absl::Time deadline, absl::Time now,
                                                          int most) {
  const std::vector<Question> questions = QuestionsAt(now, most);
  std::vector<UntoldOutcome> outcomes;
  const absl::Status read = db.Snapshot(deadline, [&](db::Session& session) -> absl::Status {
    outcomes.clear();
    for (const Question& question : questions) {
      PEP_TRY(session.Query(question.sql, question.values, [&](const db::Row& row) {
        UntoldOutcome outcome{.proposal = row.String(0),
                              .evidence = row.Int(1),
                              .fact = row.String(2),
                              .happening = question.happening,
                              .state = {},
                              .consequence = row.String(4),
                              .at = absl::FromUnixMicros(row.Int64(5))};
        ProposalState state{};
        if (ReadSymbol(row.String(3), state)) outcome.state = state;
        outcomes.push_back(std::move(outcome));
        return absl::OkStatus();
      }));
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  std::stable_sort(outcomes.begin(), outcomes.end(), [](const UntoldOutcome& a, const UntoldOutcome& b) {
    return std::tie(a.at, a.proposal, a.evidence, a.happening) < std::tie(b.at, b.proposal, b.evidence, b.happening);
  });
  outcomes.resize(std::min(outcomes.size(), static_cast<std::size_t>(most)));
  return outcomes;
}

absl::Status KeepToldOutcome(db::Session& session, const UntoldOutcome& outcome, absl::Time now,
                             const std::string& problem) {
  return session
      .Execute(
          "INSERT INTO told_outcomes (proposal_id, evidence, fact, told_at_us, problem) VALUES (?, ?, ?, ?, ?) "
          "ON DUPLICATE KEY UPDATE fact = fact",
          {outcome.proposal, outcome.evidence, outcome.fact, now, problem})
      .status();
}

}  // namespace pepiniere::policy::store
