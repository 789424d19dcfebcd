// Sprints. Field meanings are documented once, on the contract (sprint.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::metrics::domain {

struct Sprint {
  static constexpr std::string_view kPattern = "projects/{project}/sprints/{sprint}", kCollection = "sprints";
  std::string title{};
  absl::Time start = absl::InfinitePast(), end = absl::InfinitePast();  // [start, end)
  std::string goal{};
  bool closed = false;
  std::string source{}, source_id{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("start_time", each.start...);
    visit("end_time", each.end...);
    visit("goal", each.goal...);
    visit("closed", each.closed...);
    visit("source", each.source...);
    visit("source_id", each.source_id...);
  }
  bool operator==(const Sprint&) const = default;
};

// What is not said of it by default: by whom, and how it is called there. `id`: its own.
void Complete(std::string_view id, Sprint& sprint);
// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Sprint& sprint, base::Date today);

}  // namespace pepiniere::metrics::domain
