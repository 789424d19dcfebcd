// How a proposal moves: a table of who brings it from where to where, and what that takes. Nothing else moves it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "services/base/problems.h"
#include "services/policy/domain/proposal_state.h"

namespace pepiniere::policy {

// Numbered as in the contract.
enum class ProposalMove {
  kSubmit = 1,
  kAdmit,
  kReturn,
  kMerge,
  kConsult,
  kBringToCommittee,
  kReject,
  kTransmit,
  kAccept,
  kAcceptPartly,
  kRefuse,
  kBeginDrafting,
  kAdopt,
  kFollowUp,
  kEvaluate,
  kRepeal,
  kWithdraw,
};
inline constexpr int kProposalMoves = 17;

// SUBMIT: the symbols of the contract without their prefixes.
std::string_view Symbol(ProposalMove move);
bool ReadSymbol(std::string_view symbol, ProposalMove& move);

// Numbered as in the contract. One person may be several of them.
enum class ProposalActor { kAuthor = 1, kOfficer, kAuthority };

// What a move may take.
enum class Requirement {
  kProblem,      // what is wrong today
  kNature,       // legislative, regulatory, administrative, organisational: one at least
  kTarget,       // a text, or that none is known
  kEvidence,     // one piece at least
  kNewVersion,   // one that is later than what was returned
  kOtherPerson,  // by somebody who is none of its authors
  kReason,
  kMergedInto,      // another proposal, which is neither merged nor withdrawn
  kFrozenVersion,   // the version that is consulted on
  kEnded,           // of the consultation, its window
  kSummary,         // of the consultation, published
  kDecision,        // of the committee, reasoned, not void, on the version that was consulted on
  kPublication,     // of the text, a reference
  kPublicationDay,  //
  kEntryIntoForce,  // a day
  kFindings,        // evidence of what became of it
};
inline constexpr int kRequirements = 16;

// The contract's path of what answers a requirement, and what is missing where it is not there.
struct RequirementWords {
  std::string_view field, missing;
};
RequirementWords WordsOf(Requirement requirement);

// A set of values of an enumeration.
template <typename Enum>
class SetOf {
 public:
  constexpr SetOf() = default;
  template <typename... Values>
  constexpr explicit SetOf(Enum first, Values... more) : bits_((Bit(first) | ... | Bit(more))) {}

  constexpr bool Has(Enum value) const { return (bits_ & Bit(value)) != 0; }
  constexpr void Add(Enum value) { bits_ |= Bit(value); }
  constexpr bool Meets(SetOf other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool operator==(const SetOf&) const = default;

 private:
  static constexpr unsigned Bit(Enum value) { return 1U << static_cast<unsigned>(value); }
  unsigned bits_ = 0;
};
using States = SetOf<ProposalState>;
using Actors = SetOf<ProposalActor>;
using Requirements = SetOf<Requirement>;

// A line of the table.
struct ProposalRule {
  ProposalMove move;
  States from;
  ProposalState to;
  Actors by;
  Requirements takes;
};
// A move may have several lines, from states that are not the same.
std::span<const ProposalRule> ProposalRules();
// The line that a move follows from a state; null: it is not allowed there.
const ProposalRule* RuleOf(ProposalMove move, ProposalState from);

// The moves from a state, in the order of the enumeration; those of these actors alone, where there are any.
std::vector<ProposalMove> AllowedMoves(ProposalState from, Actors actors = {});

// What a move comes to.
struct MoveAnswer {
  std::optional<ProposalState> to;           // none: it is refused
  std::vector<base::FieldProblem> problems;  // why: at state with what is allowed, at actor, or each that is missing
};
// `met`: what is there of what moves may take.
MoveAnswer TryMove(ProposalState from, ProposalMove move, Actors actors, Requirements met);

}  // namespace pepiniere::policy
