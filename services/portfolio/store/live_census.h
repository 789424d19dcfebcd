// The census, kept up with the database.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/store/live_copy.h"

namespace pepiniere::portfolio::store {

class LiveCensus final : public LiveCopy<Census> {
 public:
  explicit LiveCensus(db::Database& db) : LiveCopy(db, {"projects"}) {}

 private:
  absl::Status ReadAll(db::Session& session) override;
  void TakeAll() override;
  absl::Status ReadChanged(db::Session& session, const std::vector<std::string>& changed) override;
  void TakeChanged() override;

  Census fresh_;
  std::vector<ProjectFacts> changed_;
};

}  // namespace pepiniere::portfolio::store
