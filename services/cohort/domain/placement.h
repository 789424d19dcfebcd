// Placements of those who apply to a call. Field meanings are documented once, on the contract (placement.proto); what
// one is computed from is in placing_inputs.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"

namespace pepiniere::cohort {

struct Placement {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/placements/{placement}", kCollection = "placements";
  static constexpr bool kNumbered = true;
  std::vector<std::string> rankings;  // ids: "eig-8/3"
  std::string rerun_of;               // an id: "eig-8/1"; empty: it is none
  int placed_count = 0, waiting_count = 0, unfilled_count = 0;
  std::string inputs_sha256, result_sha256;
  std::optional<absl::Time> published_at;

  // Whether its call's coaches alone see it.
  bool Concealed() const { return !published_at; }

  static void Fields(auto&& visit, auto&... each) {
    visit("rankings", each.rankings...);
    visit("rerun_of", each.rerun_of...);
    visit("placed_count", each.placed_count...);
    visit("waiting_count", each.waiting_count...);
    visit("unfilled_count", each.unfilled_count...);
    visit("inputs_sha256", each.inputs_sha256...);
    visit("result_sha256", each.result_sha256...);
    visit("publish_time", each.published_at...);
  }
  bool operator==(const Placement&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Placement& placement, base::Date today);

}  // namespace pepiniere::cohort
