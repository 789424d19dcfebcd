// Retrospectives. Field meanings are documented once, on the contract (retrospective.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class Sharing { kConfidential = 1, kEverybody };
std::string_view Symbol(Sharing value);
bool ReadSymbol(std::string_view symbol, Sharing& value);

struct Retrospective {
  static constexpr std::string_view kPattern = "retrospectives/{retrospective}", kCollection = "retrospectives";
  std::string author{};
  std::string project{};
  std::string project_uid{};
  std::string challenge{};
  std::string challenge_uid{};
  std::string cohort{};
  std::string cohort_uid{};
  std::string programme{};
  std::string title{};
  std::string tried{};
  std::string happened{};
  std::string learned{};
  Sharing sharing{};

  static void Fields(auto&& visit, auto&... each) {
    visit("author", each.author...);
    visit("project", each.project...);
    visit("project_uid", each.project_uid...);
    visit("challenge", each.challenge...);
    visit("challenge_uid", each.challenge_uid...);
    visit("cohort", each.cohort...);
    visit("cohort_uid", each.cohort_uid...);
    visit("programme", each.programme...);
    visit("title", each.title...);
    visit("tried", each.tried...);
    visit("happened", each.happened...);
    visit("learned", each.learned...);
    visit("sharing", each.sharing...);
  }
  bool operator==(const Retrospective&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Retrospective& retrospective, base::Date today);

}  // namespace pepiniere::feedback
