// Answers of authorities. Field meanings are documented once, on the contract (answer.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/transmission.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class AnswerVerdict { kAccepted = 1, kPartly, kRefused, kInterim };
std::string_view Symbol(AnswerVerdict value);
bool ReadSymbol(std::string_view symbol, AnswerVerdict& value);

struct Answer {
  using Parent = Transmission;
  static constexpr std::string_view kPattern = "transmissions/{transmission}/answers/{answer}", kCollection = "answers";
  static constexpr bool kNumbered = true;
  AnswerVerdict verdict{};
  std::string reasons{};
  std::optional<absl::Time> answer_time{};
  std::string reference{};
  bool late = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("verdict", each.verdict...);
    visit("reasons", each.reasons...);
    visit("answer_time", each.answer_time...);
    visit("reference", each.reference...);
    visit("late", each.late...);
  }
  bool operator==(const Answer&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Answer& answer, base::Date today);

}  // namespace pepiniere::policy::resources
