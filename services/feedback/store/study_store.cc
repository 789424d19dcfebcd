#include "services/feedback/store/study_store.h"

#include <cstdint>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& StudyFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "kind",
                  .type = FieldType::kEnum,
                  .column = "kind",
                  .symbols = {{"ONE_OFF", "ONE_OFF"}, {"LASTING", "LASTING"}},
                  .symbol_prefix = "KIND_"},
                 {.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"DRAFT", "DRAFT"}, {"COMMITTED", "COMMITTED"}, {"DRAWN", "DRAWN"}, {"CLOSED", "CLOSED"}},
                  .symbol_prefix = "STATE_"}}};
  return *schema;
}

absl::Status PutPeople(db::Session& session, const std::string& study, const People& people) {
  std::vector<db::Value> rows;
  for (const auto& [stratum, members] : people) {
    for (const std::string& member : members) rows.insert(rows.end(), {study, member, stratum});
  }
  if (rows.empty()) return absl::OkStatus();
  return session.InsertRows("INSERT INTO study_people (study_id, panelist, stratum) VALUES", "(?, ?, ?)", rows)
      .status();
}

absl::StatusOr<People> PeopleOf(db::Session& session, const std::string& study) {
  People people;
  PEP_TRY(session.Query("SELECT stratum, panelist FROM study_people WHERE study_id = ? ORDER BY panelist", {study},
                        [&](const db::Row& row) {
                          people[row.String(0)].push_back(row.String(1));
                          return absl::OkStatus();
                        }));
  return people;
}

absl::Status PutQuota(db::Session& session, const std::string& study, const std::string& stratum, int wanted) {
  return session
      .Execute("INSERT INTO study_quotas (study_id, stratum, wanted, taken, completed) VALUES (?, ?, ?, 0, 0)",
               {study, stratum, wanted})
      .status();
}

absl::StatusOr<std::map<std::string, Quota>> QuotasOf(db::Session& session, const std::string& study) {
  std::map<std::string, Quota> quotas;
  PEP_TRY(session.Query("SELECT stratum, wanted, taken, completed FROM study_quotas WHERE study_id = ?", {study},
                        [&](const db::Row& row) {
                          quotas.emplace(row.String(0), Quota{row.Int(1), row.Int(2), row.Int(3)});
                          return absl::OkStatus();
                        }));
  return quotas;
}

absl::StatusOr<bool> TakePlace(db::Session& session, const std::string& study, const std::string& stratum) {
  PEP_ASSIGN(const std::int64_t taken,
             session.Execute("UPDATE study_quotas SET taken = taken + 1 WHERE study_id = ? AND stratum = ? AND taken < "
                             "wanted",
                             {study, stratum}));
  return taken == 1;
}

absl::Status GiveBack(db::Session& session, const std::string& study, const std::string& stratum) {
  return session
      .Execute("UPDATE study_quotas SET taken = taken - 1 WHERE study_id = ? AND stratum = ? AND taken > 0",
               {study, stratum})
      .status();
}

absl::Status CountCompleted(db::Session& session, const std::string& study, const std::string& stratum, int change) {
  return session
      .Execute("UPDATE study_quotas SET completed = completed + ? WHERE study_id = ? AND stratum = ?",
               {change, study, stratum})
      .status();
}

absl::StatusOr<std::vector<std::string>> ExpiredInvitations(db::Session& session, absl::Time now) {
  std::vector<std::string> ids;
  PEP_TRY(session.Query("SELECT id FROM invitations WHERE state = 'RESERVED' AND reserve_end_time_us <= ? ORDER BY id",
                        {now}, [&](const db::Row& row) {
                          ids.push_back(row.String(0));
                          return absl::OkStatus();
                        }));
  return ids;
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Study> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

PEPINIERE_DOCUMENT(feedback::Study);
PEPINIERE_TABLE(feedback::Study);

}  // namespace pepiniere::record
