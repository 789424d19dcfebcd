// Action plans. Field meanings are documented once, on the contract (plan.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::policy::resources {

struct Plan {
  static constexpr std::string_view kPattern = "plans/{plan}", kCollection = "plans";
  std::string title{};
  std::string country{};
  std::string cycle{};
  int first_year = 0;
  int last_year = 0;
  std::optional<int> declared_count{};
  std::string declared_source{};
  std::string uri{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("country", each.country...);
    visit("cycle", each.cycle...);
    visit("first_year", each.first_year...);
    visit("last_year", each.last_year...);
    visit("declared_count", each.declared_count...);
    visit("declared_source", each.declared_source...);
    visit("uri", each.uri...);
  }
  bool operator==(const Plan&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Plan& plan, base::Date today);

}  // namespace pepiniere::policy::resources
