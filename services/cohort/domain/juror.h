// Jurors of a call. Field meanings are documented once, on the contract (juror.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"

namespace pepiniere::cohort {

struct Juror {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/jurors/{juror}", kCollection = "jurors";
  std::string person;  // a name of the access service's
  std::string display_name;
  // The name of an organisation of the portfolio's, and its uid; that is empty where the portfolio did not know it.
  std::string organisation, organisation_uid;
  std::vector<std::string> seats;  // ids: "eig-8/2"; none: all

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("display_name", each.display_name...);
    visit("organisation", each.organisation...);
    visit("organisation_uid", each.organisation_uid...);
    visit("seats", each.seats...);
  }
  bool operator==(const Juror&) const = default;
};

// Whether a juror judges an application that chose these seats (ids), or that chose none.
bool Judges(const Juror& juror, const std::vector<std::string>& choices);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Juror& juror, base::Date today);

}  // namespace pepiniere::cohort
