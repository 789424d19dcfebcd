// Measures. Field meanings are documented once, on the contract (measure.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/measure_state.h"

namespace pepiniere::feedback {

struct MeasureMove {
  MeasureState state{};
  std::optional<base::Date> date{};
  std::string note{};

  static void Fields(auto&& visit, auto&... each) {
    visit("state", each.state...);
    visit("date", each.date...);
    visit("note", each.note...);
  }
  bool operator==(const MeasureMove&) const = default;
};

struct Measure {
  static constexpr std::string_view kPattern = "measures/{measure}", kCollection = "measures";
  std::string title{};
  std::string description{};
  std::vector<std::string> audiences{};
  std::string owner{};
  std::string owner_uid{};
  std::vector<std::string> ideas{};
  std::vector<std::string> constraints{};
  MeasureState state = MeasureState::kAnnounced;
  std::vector<MeasureMove> moves{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("audiences", each.audiences...);
    visit("owner", each.owner...);
    visit("owner_uid", each.owner_uid...);
    visit("ideas", each.ideas...);
    visit("constraints", each.constraints...);
    visit("state", each.state...);
    visit("moves", each.moves...);
  }
  bool operator==(const Measure&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Measure& measure, base::Date today);

}  // namespace pepiniere::feedback
