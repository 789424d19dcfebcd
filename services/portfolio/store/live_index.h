// The index of names and words, kept up with the database.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/portfolio/store/live_copy.h"
#include "services/search/index.h"

namespace pepiniere::portfolio::store {

class LiveIndex final : public LiveCopy<search::Index> {
 public:
  explicit LiveIndex(db::Database& db) : LiveCopy(db, {"projects", "incubators", "organisations", "teams"}) {}

 private:
  absl::Status ReadAll(db::Session& session) override;
  void TakeAll() override;
  absl::Status ReadChanged(db::Session& session, const std::vector<std::string>& changed) override;
  void TakeChanged() override;

  search::Index fresh_;
  std::vector<std::string> read_again_;  // keys
  std::vector<search::Entry> changed_;   // what there is by these keys now
};

}  // namespace pepiniere::portfolio::store
