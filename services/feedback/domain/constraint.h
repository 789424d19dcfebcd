// Constraints and what they are about. Field meanings are documented once, on the contract (constraint.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class ConstraintVisibility { kTeam = 1, kProgramme, kPublic };
std::string_view Symbol(ConstraintVisibility value);
bool ReadSymbol(std::string_view symbol, ConstraintVisibility& value);

struct ConstraintTopic {
  static constexpr std::string_view kPattern = "constraintTopics/{constraint_topic}", kCollection = "constraintTopics";
  std::string title{};
  std::string title_en{};
  std::string description{};
  bool closed = false;

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("title_en", each.title_en...);
    visit("description", each.description...);
    visit("closed", each.closed...);
  }
  bool operator==(const ConstraintTopic&) const = default;
};

struct Constraint {
  static constexpr std::string_view kPattern = "constraints/{constraint}", kCollection = "constraints";
  std::string topic{};
  std::string reporter{};
  std::string project{};
  std::string project_uid{};
  std::string challenge{};
  std::string challenge_uid{};
  std::string cohort{};
  std::string cohort_uid{};
  std::string programme{};
  int severity = 0;
  std::optional<double> lost_days{};
  std::string text{};
  std::string remedy{};
  ConstraintVisibility visibility{};

  static void Fields(auto&& visit, auto&... each) {
    visit("topic", each.topic...);
    visit("reporter", each.reporter...);
    visit("project", each.project...);
    visit("project_uid", each.project_uid...);
    visit("challenge", each.challenge...);
    visit("challenge_uid", each.challenge_uid...);
    visit("cohort", each.cohort...);
    visit("cohort_uid", each.cohort_uid...);
    visit("programme", each.programme...);
    visit("severity", each.severity...);
    visit("lost_days", each.lost_days...);
    visit("text", each.text...);
    visit("remedy", each.remedy...);
    visit("visibility", each.visibility...);
  }
  bool operator==(const Constraint&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const ConstraintTopic& topic, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Constraint& constraint, base::Date today);

}  // namespace pepiniere::feedback
