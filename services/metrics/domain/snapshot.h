// Figures that were kept as they were. Field meanings are documented once, on the contract (snapshot.proto). The figure
// itself and its export are kept beside the row (store/snapshot_store.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

struct Snapshot {
  static constexpr std::string_view kPattern = "projects/{project}/snapshots/{snapshot}", kCollection = "snapshots";
  std::string title{}, note{};
  std::string sentence_fr{}, sentence_en{};
  std::string sha256{};
  int export_size = 0;  // bytes

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("note", each.note...);
    visit("sentence_fr", each.sentence_fr...);
    visit("sentence_en", each.sentence_en...);
    visit("sha256", each.sha256...);
    visit("export_size", each.export_size...);
  }
  bool operator==(const Snapshot&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Snapshot& snapshot, base::Date today);

}  // namespace pepiniere::metrics::domain
