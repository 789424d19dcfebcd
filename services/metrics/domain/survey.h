// What users answered, counted by the day. Field meanings are documented once, on the contract (survey.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/metrics/domain/dimension.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class SurveyKind { kJdma = 1, kNps, kCsat };
std::string_view Symbol(SurveyKind kind);
bool ReadSymbol(std::string_view symbol, SurveyKind& kind);

struct AnswerCount {
  std::string answer{};  // "GOOD", "7"
  int count = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("answer", each.answer...);
    visit("count", each.count...);
  }
  bool operator==(const AnswerCount&) const = default;
};

struct Survey {
  static constexpr std::string_view kPattern = "projects/{project}/surveys/{survey}", kCollection = "surveys";
  SurveyKind kind{};
  base::Date date{};
  std::vector<AnswerCount> counts{};
  std::optional<Audience> audience{};
  std::string form{}, source{};

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("date", each.date...);
    visit("counts", each.counts...);
    visit("audience", each.audience...);
    visit("form", each.form...);
    visit("source", each.source...);
  }
  bool operator==(const Survey&) const = default;
};

// By whom it is told, where nobody says; its counts in the order of the answers.
void Complete(Survey& survey);
// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Survey& survey, base::Date today);

}  // namespace pepiniere::metrics::domain
