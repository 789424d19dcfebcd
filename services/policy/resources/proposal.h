// Proposals. Field meanings are documented once, on the contract (proposal.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/proposal_move.h"
#include "services/policy/domain/proposal_state.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class TargetKind { kLaw = 1, kCode, kOrdinance, kDecree, kOrder, kCircular, kOther };
std::string_view Symbol(TargetKind value);
bool ReadSymbol(std::string_view symbol, TargetKind& value);

struct TargetText {
  TargetKind kind{};
  std::string identifier{};
  std::string article{};
  std::string current_wording{};
  std::string proposed_wording{};
  std::string authority{};

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("identifier", each.identifier...);
    visit("article", each.article...);
    visit("current_wording", each.current_wording...);
    visit("proposed_wording", each.proposed_wording...);
    visit("authority", each.authority...);
  }
  bool operator==(const TargetText&) const = default;
};

struct Proposal {
  static constexpr std::string_view kPattern = "proposals/{proposal}", kCollection = "proposals";
  std::string title{};
  std::string problem{};
  std::vector<std::string> topics{};
  std::string proposed_change{};
  std::vector<std::string> natures{};
  std::vector<TargetText> target_texts{};
  bool no_target_text_known = false;
  std::string impact_audience{};
  int impact_people = 0;
  double impact_hours = 0;
  int impact_euros = 0;
  std::string impact_reasoning{};
  std::vector<std::string> authors{};      // persons of the access service's, by name
  std::vector<std::string> commitments{};  // ids
  ProposalState state{};
  absl::Time state_time = absl::InfinitePast();
  std::string state_reason{};
  std::string state_cause{};  // a name
  int revision = 0;
  int submitted_revision = 0;
  bool open = false;
  std::string merged_into{};  // these are ids
  std::string consultation{};
  std::string decision{};
  std::string transmission{};
  std::string text{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("problem", each.problem...);
    visit("topics", each.topics...);
    visit("proposed_change", each.proposed_change...);
    visit("natures", each.natures...);
    visit("target_texts", each.target_texts...);
    visit("no_target_text_known", each.no_target_text_known...);
    visit("impact_audience", each.impact_audience...);
    visit("impact_people", each.impact_people...);
    visit("impact_hours", each.impact_hours...);
    visit("impact_euros", each.impact_euros...);
    visit("impact_reasoning", each.impact_reasoning...);
    visit("authors", each.authors...);
    visit("commitments", each.commitments...);
    visit("state", each.state...);
    visit("state_time", each.state_time...);
    visit("state_reason", each.state_reason...);
    visit("state_cause", each.state_cause...);
    visit("revision", each.revision...);
    visit("submitted_revision", each.submitted_revision...);
    visit("open", each.open...);
    visit("merged_into", each.merged_into...);
    visit("consultation", each.consultation...);
    visit("decision", each.decision...);
    visit("transmission", each.transmission...);
    visit("text", each.text...);
  }
  bool operator==(const Proposal&) const = default;

  // Until it was consulted on, it is for its authors and policy officers.
  bool Concealed() const { return !open; }
};

struct ProposalVersion {
  using Parent = Proposal;
  static constexpr std::string_view kPattern = "proposals/{proposal}/versions/{version}", kCollection = "versions";
  static constexpr bool kNumbered = true;
  std::string title{};
  std::string problem{};
  std::vector<std::string> topics{};
  std::string proposed_change{};
  std::vector<std::string> natures{};
  std::vector<TargetText> target_texts{};
  bool no_target_text_known = false;
  std::string impact_audience{};
  int impact_people = 0;
  double impact_hours = 0;
  int impact_euros = 0;
  std::string impact_reasoning{};
  std::string editor{};
  std::string amendment{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("problem", each.problem...);
    visit("topics", each.topics...);
    visit("proposed_change", each.proposed_change...);
    visit("natures", each.natures...);
    visit("target_texts", each.target_texts...);
    visit("no_target_text_known", each.no_target_text_known...);
    visit("impact_audience", each.impact_audience...);
    visit("impact_people", each.impact_people...);
    visit("impact_hours", each.impact_hours...);
    visit("impact_euros", each.impact_euros...);
    visit("impact_reasoning", each.impact_reasoning...);
    visit("editor", each.editor...);
    visit("amendment", each.amendment...);
  }
  bool operator==(const ProposalVersion&) const = default;
};

struct ProposalStep {
  using Parent = Proposal;
  static constexpr std::string_view kPattern = "proposals/{proposal}/steps/{step}", kCollection = "steps";
  static constexpr bool kNumbered = true;
  std::optional<ProposalState> from{};
  ProposalState to{};
  std::string reason{};
  int revision = 0;
  std::string cause{};  // a name
  std::string actor{};

  static void Fields(auto&& visit, auto&... each) {
    visit("from", each.from...);
    visit("to", each.to...);
    visit("reason", each.reason...);
    visit("revision", each.revision...);
    visit("cause", each.cause...);
    visit("actor", each.actor...);
  }
  bool operator==(const ProposalStep&) const = default;
};

inline constexpr std::size_t kMostTopics = 20, kMostTargetTexts = 50, kMostAuthors = 20, kMostCommitments = 50;

// What a revision says: the fields that a proposal and its versions share.
bool SaysTheSame(const Proposal& a, const Proposal& b);
ProposalVersion VersionOf(const Proposal& proposal);

// What of the rules' requirements its own fields answer.
Requirements MetBy(const Proposal& proposal);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Proposal& proposal, base::Date today);

// Nobody tells them: they follow from what is done.
inline std::vector<base::FieldProblem> ProblemsOf(const ProposalVersion&, base::Date) { return {}; }
inline std::vector<base::FieldProblem> ProblemsOf(const ProposalStep&, base::Date) { return {}; }

}  // namespace pepiniere::policy::resources
