// Milestones of commitments. Field meanings are documented once, on the contract (milestone.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/commitment.h"

namespace pepiniere::policy::resources {

struct Milestone {
  using Parent = Commitment;
  static constexpr std::string_view kPattern = "plans/{plan}/commitments/{commitment}/milestones/{milestone}",
                                    kCollection = "milestones";
  std::string title{};
  std::string part_of{};
  int first_year = 0;
  int last_year = 0;
  std::string lead_institution{};
  std::vector<std::string> links{};
  int expected_count = 0;
  int actual_count = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("part_of", each.part_of...);
    visit("first_year", each.first_year...);
    visit("last_year", each.last_year...);
    visit("lead_institution", each.lead_institution...);
    visit("links", each.links...);
    visit("expected_count", each.expected_count...);
    visit("actual_count", each.actual_count...);
  }
  bool operator==(const Milestone&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Milestone& milestone, base::Date today);

}  // namespace pepiniere::policy::resources
