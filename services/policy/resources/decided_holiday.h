// Public holidays that were decided one by one. Field meanings are documented once, on the contract
// (holiday.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/calendar.h"

namespace pepiniere::policy::resources {

struct DecidedHoliday {
  static constexpr std::string_view kPattern = "holidays/{holiday}", kCollection = "holidays";
  std::string calendar{};
  base::Date day{};
  bool removed = false;
  std::string title_fr{};
  std::string title_en{};
  std::string law{};

  static void Fields(auto&& visit, auto&... each) {
    visit("calendar", each.calendar...);
    visit("day", each.day...);
    visit("removed", each.removed...);
    visit("title_fr", each.title_fr...);
    visit("title_en", each.title_en...);
    visit("law", each.law...);
  }
  bool operator==(const DecidedHoliday&) const = default;
};

DatedHoliday DatedOf(const DecidedHoliday& holiday);

std::vector<base::FieldProblem> ProblemsOf(const DecidedHoliday& holiday, base::Date today);

}  // namespace pepiniere::policy::resources
