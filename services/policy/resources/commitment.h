// Commitments of action plans. Field meanings are documented once, on the contract (commitment.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/plan.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class Starred { kYes = 1, kNo, kNotDetermined, kNotApplicable };
std::string_view Symbol(Starred value);
bool ReadSymbol(std::string_view symbol, Starred& value);

struct Commitment {
  using Parent = Plan;
  static constexpr std::string_view kPattern = "plans/{plan}/commitments/{commitment}", kCollection = "commitments";
  std::string identifier{};
  std::string title{};
  std::string text{};
  std::string lead_institution{};
  std::vector<std::string> support_institutions{};
  std::vector<std::string> policy_areas{};
  std::optional<Starred> starred{};
  std::string star_source{};
  std::vector<std::string> principles{};
  std::vector<std::string> links{};
  std::string source_fields{};

  static void Fields(auto&& visit, auto&... each) {
    visit("identifier", each.identifier...);
    visit("title", each.title...);
    visit("text", each.text...);
    visit("lead_institution", each.lead_institution...);
    visit("support_institutions", each.support_institutions...);
    visit("policy_areas", each.policy_areas...);
    visit("starred", each.starred...);
    visit("star_source", each.star_source...);
    visit("principles", each.principles...);
    visit("links", each.links...);
    visit("source_fields", each.source_fields...);
  }
  bool operator==(const Commitment&) const = default;
};

inline constexpr std::size_t kMostLinks = 100, kMostPolicyAreas = 20, kMostInstitutions = 50;

std::vector<base::FieldProblem> ProblemsOf(const Commitment& commitment, base::Date today);

}  // namespace pepiniere::policy::resources
