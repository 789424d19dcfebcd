// Results of applications in the database: record/table.h.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/result.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// A page of those of an application (an id). `sealed`: those that are not published, too; appeals are told.
absl::StatusOr<record::Page<base::Stored<ApplicationResult>>> ListResults(db::Database& db, absl::Time deadline,
                                                                          const record::ListQuery& list,
                                                                          const std::string& application, bool sealed);

// Those that are decided and not published.
absl::StatusOr<std::vector<record::UntoldTexts>> UntoldResults(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::cohort::store
