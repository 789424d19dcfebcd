// Studies. Field meanings are documented once, on the contract (study.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/panel.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class StudyKind { kOneOff = 1, kLasting };
enum class StudyState { kDraft = 1, kCommitted, kDrawn, kClosed };
std::string_view Symbol(StudyKind value);
std::string_view Symbol(StudyState value);
bool ReadSymbol(std::string_view symbol, StudyKind& value);
bool ReadSymbol(std::string_view symbol, StudyState& value);

struct StudyStratum {
  std::string code{};
  int population = 0;
  int wanted = 0;
  int invitations = 0;
  int reserved = 0;
  int completed = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("code", each.code...);
    visit("population", each.population...);
    visit("wanted", each.wanted...);
    visit("invitations", each.invitations...);
    visit("reserved", each.reserved...);
    visit("completed", each.completed...);
  }
  bool operator==(const StudyStratum&) const = default;
};

struct SeedPart {
  std::string person{};
  std::string hash{};
  std::string secret{};

  static void Fields(auto&& visit, auto&... each) {
    visit("person", each.person...);
    visit("hash", each.hash...);
    visit("secret", each.secret...);
  }
  bool operator==(const SeedPart&) const = default;
};

struct Study {
  using Parent = Panel;
  static constexpr std::string_view kPattern = "panels/{panel}/studies/{study}", kCollection = "studies";
  std::string title{};
  std::string description{};
  StudyKind kind{};
  std::string method{};
  std::string stratify_by{};
  int wanted = 0;
  int expected_percent = 0;
  int reserve_hours = 0;
  std::string report{};
  std::string reuse{};
  StudyState state = StudyState::kDraft;
  std::vector<StudyStratum> strata{};
  std::vector<SeedPart> seed_parts{};
  std::string list_hash{};
  std::string seed{};
  std::string seed_hash{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("description", each.description...);
    visit("kind", each.kind...);
    visit("method", each.method...);
    visit("stratify_by", each.stratify_by...);
    visit("wanted", each.wanted...);
    visit("expected_percent", each.expected_percent...);
    visit("reserve_hours", each.reserve_hours...);
    visit("report", each.report...);
    visit("reuse", each.reuse...);
    visit("state", each.state...);
    visit("strata", each.strata...);
    visit("seed_parts", each.seed_parts...);
    visit("list_hash", each.list_hash...);
    visit("seed", each.seed...);
    visit("seed_hash", each.seed_hash...);
  }
  bool operator==(const Study&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Study& study, base::Date today);

}  // namespace pepiniere::feedback
