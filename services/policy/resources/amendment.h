// Amendments. Field meanings are documented once, on the contract (amendment.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/proposal.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class AmendmentState { kOpen = 1, kAccepted, kRejected, kWithdrawn };
enum class AmendedPart { kTitle = 1, kProblem, kProposedChange, kTargetText };
std::string_view Symbol(AmendmentState value);
bool ReadSymbol(std::string_view symbol, AmendmentState& value);
std::string_view Symbol(AmendedPart value);
bool ReadSymbol(std::string_view symbol, AmendedPart& value);

struct Amendment {
  using Parent = Proposal;
  static constexpr std::string_view kPattern = "proposals/{proposal}/amendments/{amendment}",
                                    kCollection = "amendments";
  static constexpr bool kNumbered = true;
  std::string author{};
  int base_revision = 0;
  AmendedPart part{};
  int target_text = 0;
  std::string proposed_wording{};
  std::string reason{};
  AmendmentState state{};
  std::optional<absl::Time> decide_time{};
  std::string decision_reason{};
  int made_revision = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("author", each.author...);
    visit("base_revision", each.base_revision...);
    visit("part", each.part...);
    visit("target_text", each.target_text...);
    visit("proposed_wording", each.proposed_wording...);
    visit("reason", each.reason...);
    visit("state", each.state...);
    visit("decide_time", each.decide_time...);
    visit("decision_reason", each.decision_reason...);
    visit("made_revision", each.made_revision...);
  }
  bool operator==(const Amendment&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Amendment& amendment, base::Date today);

// The words of a proposal that an amendment is about; null: it has no such target text.
std::string* WordsOf(Proposal& proposal, const Amendment& amendment);

}  // namespace pepiniere::policy::resources
