// How those tables are laid out whose rows more than one store reads: each of them has to see it.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "services/cohort/domain/application.h"
#include "services/cohort/domain/grid.h"
#include "services/record/table_columns.h"

namespace pepiniere::record {

template <>
struct Layout<cohort::GridVersion> : StandardLayout {
  static constexpr std::string_view kTable = "grid_versions";
  static constexpr std::array<std::string_view, 2> kKey = {"grid_id", "number"};
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

// Its revisions are kept beside it, and go when it goes: it has no other history.
template <>
struct Layout<cohort::Application> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"call_id", "application_id"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRenamed = {
      {{"revision_time", "revision_time_us"},
       {"submit_time", "submit_time_us"},
       {"withdraw_time", "withdraw_time_us"},
       {"decide_time", "decide_time_us"},
       {"told_decide_time", "told_decide_time_us"},
       {"publish_time", "publish_time_us"},
       {"appeal_time", "appeal_time_us"}}};
  static constexpr bool kHasDeleted = false, kKeepsHistory = false;
  // What it says is sealed until its call has closed: the audit tells when it was written, and not what. Why something
  // was decided is in its lines, which go when it is no longer kept; nothing goes from the audit.
  static bool Unaudited(std::string_view field) {
    return field == "answers" || field == "choices" || field == "pool_consent" || field == "eligibility_answers" ||
           field == "organisation" || field == "organisation_uid" || field == "decision_reason";
  }
};

}  // namespace pepiniere::record
