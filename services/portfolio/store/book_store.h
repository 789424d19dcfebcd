// All that the money and the time of a project are added up from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/finances.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

struct Books {
  base::Stored<Project> project;
  std::vector<Entry<FundingLine>> funding;
  std::vector<Entry<SpendingEntry>> spending;
  std::vector<Entry<TimeBoxExtension>> extensions;
  std::vector<Span> timeline;

  Accounts accounts() const { return {project.value, funding, spending, extensions}; }
};

// As they are now, all of one instant; deleted projects too. None: there is no such project.
absl::StatusOr<std::optional<Books>> FindBooks(db::Database& db, absl::Time deadline, const std::string& project);

}  // namespace pepiniere::portfolio::store
