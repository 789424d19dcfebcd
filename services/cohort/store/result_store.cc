#include "services/cohort/store/result_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

absl::StatusOr<record::Page<base::Stored<ApplicationResult>>> ListResults(db::Database& db, absl::Time deadline,
                                                                          const record::ListQuery& list,
                                                                          const std::string& application, bool sealed) {
  query::SqlFragment where{.sql = sealed ? "TRUE" : "(publish_time_us IS NOT NULL OR kind = 'APPEAL')"};
  return record::ListRows<ApplicationResult>(db, deadline, list, application, std::move(where));
}

absl::StatusOr<std::vector<record::UntoldTexts>> UntoldResults(db::Database& db, absl::Time deadline) {
  std::vector<record::UntoldTexts> untold;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    untold.clear();
    return session.Query("SELECT id FROM application_results WHERE publish_time_us IS NULL AND kind <> 'APPEAL'", {},
                         [&](const db::Row& row) {
                           untold.push_back({record::NameOf(ApplicationResult::kPattern, row.String(0))});
                           return absl::OkStatus();
                         });
  }));
  return untold;
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::ApplicationResult> : StandardLayout {
  static constexpr std::string_view kTable = "application_results";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"publish_time", "publish_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false, kKeepsHistory = false;
  // The audit tells that something was decided, and when it was published; coaches read it who judge themselves.
  static bool Unaudited(std::string_view field) { return field == "kind" || field == "reason"; }
};

PEPINIERE_DOCUMENT(cohort::ApplicationResult);
PEPINIERE_TABLE(cohort::ApplicationResult);

}  // namespace pepiniere::record
