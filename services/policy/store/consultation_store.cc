#include "services/policy/store/consultation_store.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/policy/store/layouts.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::policy::store {

using query::FieldType;

namespace {

constexpr int kGates = 16;

// The same for a person each time: FNV-1a over their name.
int GateOf(std::string_view person) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : person) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return static_cast<int>(hash % kGates);
}

const query::FilterSchema& ConsultationFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "proposal", .type = FieldType::kResource, .column = "proposal_id", .collection = "proposals"},
                 {.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "audience",
                  .type = FieldType::kEnum,
                  .column = "audience",
                  .symbols = {{"EVERYBODY", "EVERYBODY"}, {"INVITED", "INVITED"}},
                  .symbol_prefix = "AUDIENCE_"},
                 {.name = "end_time", .type = FieldType::kTimestamp, .column = "end_time_us"}}};
  return *schema;
}

const query::FilterSchema& CommentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "person", .type = FieldType::kString, .column = "person"},
                 {.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"PUBLISHED", "PUBLISHED"},
                              {"PENDING", "PENDING"},
                              {"HIDDEN", "HIDDEN"},
                              {"REMOVED", "REMOVED"}},
                  .symbol_prefix = "STATE_"},
                 {.name = "reply_to",
                  .type = FieldType::kString,
                  .column = "IF(reply_to_id = '', '', CONCAT('consultations/', SUBSTRING_INDEX(reply_to_id, '/', 1), "
                            "'/comments/', SUBSTRING_INDEX(reply_to_id, '/', -1)))"}}};
  return *schema;
}

}  // namespace

const query::SortSchema& ConsultationOrder() {
  using query::SortType;
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"},
                                     {.name = "start_time", .sql = "start_time_us", .type = SortType::kInteger},
                                     {.name = "end_time", .sql = "end_time_us", .type = SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& ModerationFilters() {
  static const auto* const schema = new query::FilterSchema{};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<resources::Consultation>>> ListConsultations(
    db::Database& db, absl::Time deadline, const record::ListQuery& list, bool everything, const std::string& person) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, ConsultationFilters()));
  if (!everything) {
    where.Add(" AND (audience = 'EVERYBODY'");
    if (!person.empty()) where.Add(" OR LOCATE(CONCAT('\"', ").Bind(person).Add(", '\"'), participants) > 0");
    where.Add(")");
  }
  return record::ListRows<resources::Consultation>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<record::Page<base::Stored<resources::Comment>>> ListComments(db::Database& db, absl::Time deadline,
                                                                            const record::ListQuery& list,
                                                                            const std::string& consultation,
                                                                            bool everything,
                                                                            const std::string& person) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, CommentFilters()));
  if (!everything) {
    where.Add(" AND (state IN ('PUBLISHED', 'REMOVED')");
    if (!person.empty()) where.Add(" OR person = ").Bind(person);
    where.Add(")");
  }
  return record::ListRows<resources::Comment>(db, deadline, list, consultation, std::move(where));
}

absl::Status SetGates(db::Session& session, const std::string& consultation, absl::Time start, absl::Time end) {
  for (int gate = 0; gate < kGates; ++gate) {
    PEP_TRY(session
                .Execute("INSERT INTO vote_gates (consultation_id, gate, turns, starts_at_us, ends_at_us) "
                         "VALUES (?, ?, 0, ?, ?) ON DUPLICATE KEY UPDATE turns = turns + 1, "
                         "starts_at_us = VALUES(starts_at_us), ends_at_us = VALUES(ends_at_us)",
                         {consultation, gate, start, end})
                .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> PassGate(db::Session& session, const std::string& consultation, const std::string& person,
                              const std::function<absl::Time()>& now) {
  const int gate = GateOf(person);
  PEP_TRY(session
              .Execute("UPDATE vote_gates SET turns = turns + 1 WHERE consultation_id = ? AND gate = ?",
                       {consultation, gate})
              .status());
  struct Window {
    absl::Time start, end;
  };
  PEP_ASSIGN(const auto window,
             session.QueryOne(
                 "SELECT starts_at_us, ends_at_us FROM vote_gates WHERE consultation_id = ? AND gate = ? FOR UPDATE",
                 {consultation, gate}, [](const db::Row& row) {
                   return Window{row.Time(0), row.Time(1)};
                 }));
  const absl::Time instant = now();
  return window && window->start <= instant && instant < window->end;
}

absl::StatusOr<std::optional<Vote>> FindVote(db::Session& session, const std::string& consultation,
                                             const std::string& person) {
  return session.QueryOne("SELECT position, revision, cast_at_us FROM votes WHERE consultation_id = ? AND person = ?",
                          {consultation, person}, [](const db::Row& row) -> absl::StatusOr<Vote> {
                            Vote vote{.revision = row.Int(1), .cast_at = row.Time(2)};
                            if (!resources::ReadSymbol(row.String(0), vote.position))
                              return absl::DataLossError("a vote says nothing");
                            return vote;
                          });
}

absl::Status PutVote(db::Session& session, const std::string& consultation, const std::string& person,
                     const Vote& vote) {
  return session
      .Execute(
          "INSERT INTO votes (consultation_id, person, position, revision, cast_at_us) VALUES (?, ?, ?, ?, ?) "
          "ON DUPLICATE KEY UPDATE position = VALUES(position), revision = VALUES(revision), "
          "cast_at_us = VALUES(cast_at_us)",
          {consultation, person, resources::Symbol(vote.position), vote.revision, vote.cast_at})
      .status();
}

absl::Status DeleteVote(db::Session& session, const std::string& consultation, const std::string& person) {
  return session.Execute("DELETE FROM votes WHERE consultation_id = ? AND person = ?", {consultation, person}).status();
}

absl::StatusOr<std::map<std::string, Counts>> CountsOf(db::Database& db, absl::Time deadline,
                                                       const std::vector<std::string>& consultations) {
  std::map<std::string, Counts> counts;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    counts.clear();
    for (const std::string& id : consultations) {
      Counts& of = counts[id];
      PEP_TRY(session.Query("SELECT position, COUNT(*) FROM votes WHERE consultation_id = ? GROUP BY position", {id},
                            [&](const db::Row& row) {
                              resources::Position position{};
                              if (resources::ReadSymbol(row.String(0), position)) of.votes[position] = row.Int(1);
                              return absl::OkStatus();
                            }));
      PEP_ASSIGN(const auto comments,
                 session.QueryOne("SELECT COUNT(*) FROM comments WHERE consultation_id = ? AND state = 'PUBLISHED'",
                                  {id}, [](const db::Row& row) { return row.Int(0); }));
      of.comments = comments.value_or(0);
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return counts;
}

}  // namespace pepiniere::policy::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(policy::resources::Consultation);
PEPINIERE_DOCUMENT(policy::resources::Comment);
PEPINIERE_DOCUMENT(policy::resources::ModerationRecord);
PEPINIERE_TABLE(policy::resources::Consultation);
PEPINIERE_TABLE(policy::resources::Comment);
PEPINIERE_TABLE(policy::resources::ModerationRecord);

}  // namespace pepiniere::record
