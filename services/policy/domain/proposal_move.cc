#include "services/policy/domain/proposal_move.h"

#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

using enum ProposalState;
using Move = ProposalMove;
using Need = Requirement;

constexpr std::string_view kMoves[] = {
    "",          "SUBMIT",   "ADMIT",  "RETURN",        "MERGE",  "CONSULT",        "BRING_TO_COMMITTEE",
    "REJECT",    "TRANSMIT", "ACCEPT", "ACCEPT_PARTLY", "REFUSE", "BEGIN_DRAFTING", "ADOPT",
    "FOLLOW_UP", "EVALUATE", "REPEAL", "WITHDRAW"};
static_assert(std::size(kMoves) == kProposalMoves + 1);

// In the order of the enumeration.
constexpr RequirementWords kRequirementWords[] = {
    {"problem", "say what the problem is"},
    {"natures", "name a nature at least"},
    {"targets", "name a text that is to change, or say that none is known"},
    {"evidence", "cite a piece of evidence at least"},
    {"version", "write a new version first"},
    {"actor", "must not be an author of it"},
    {"reason", "give a reason"},
    {"merged_into", "name another proposal that is neither merged nor withdrawn"},
    {"version", "name the version that is consulted on"},
    {"consultation", "the consultation has not ended"},
    {"consultation.summary", "publish the summary of the consultation first"},
    {"decision", "the committee has taken no reasoned decision on the version that was consulted on"},
    {"text.reference", "give the reference of the text"},
    {"text.publication_day", "say when it was published"},
    {"text.entry_into_force", "say when it enters into force"},
    {"evidence", "cite evidence of what became of it"},
};
static_assert(std::size(kRequirementWords) == kRequirements);

constexpr Actors kByAuthor(ProposalActor::kAuthor), kByOfficer(ProposalActor::kOfficer),
    kByAuthority(ProposalActor::kAuthority), kByOfficerOrAuthority(ProposalActor::kOfficer, ProposalActor::kAuthority);

constexpr ProposalRule kRules[] = {
    {Move::kSubmit, States(kDraft), kSubmitted, kByAuthor,
     Requirements(Need::kProblem, Need::kNature, Need::kTarget, Need::kEvidence)},
    {Move::kSubmit, States(kReturned), kSubmitted, kByAuthor,
     Requirements(Need::kProblem, Need::kNature, Need::kTarget, Need::kEvidence, Need::kNewVersion)},
    {Move::kAdmit, States(kSubmitted), kAdmissible, kByOfficer, Requirements(Need::kOtherPerson, Need::kReason)},
    {Move::kReturn, States(kSubmitted), kReturned, kByOfficer, Requirements(Need::kOtherPerson, Need::kReason)},
    {Move::kMerge, States(kSubmitted), kMerged, kByOfficer,
     Requirements(Need::kOtherPerson, Need::kReason, Need::kMergedInto)},
    {Move::kConsult, States(kAdmissible), kConsultation, kByOfficer, Requirements(Need::kFrozenVersion)},
    {Move::kBringToCommittee, States(kConsultation), kCommittee, kByOfficer,
     Requirements(Need::kEnded, Need::kSummary)},
    {Move::kReturn, States(kCommittee), kReturned, kByOfficer, Requirements(Need::kDecision)},
    {Move::kReject, States(kCommittee), kRejected, kByOfficer, Requirements(Need::kDecision)},
    {Move::kTransmit, States(kCommittee), kTransmitted, kByOfficer, Requirements(Need::kDecision)},
    {Move::kAccept, States(kTransmitted), kAccepted, kByAuthority, Requirements(Need::kReason)},
    {Move::kAcceptPartly, States(kTransmitted), kPartly, kByAuthority, Requirements(Need::kReason)},
    {Move::kRefuse, States(kTransmitted), kRefused, kByAuthority, Requirements(Need::kReason)},
    {Move::kBeginDrafting, States(kAccepted, kPartly), kDrafting, kByOfficerOrAuthority, {}},
    {Move::kAdopt, States(kDrafting), kAdopted, kByOfficerOrAuthority,
     Requirements(Need::kPublication, Need::kPublicationDay, Need::kEntryIntoForce)},
    {Move::kFollowUp, States(kAdopted), kFollowedUp, kByOfficer, {}},
    {Move::kEvaluate, States(kFollowedUp), kEvaluated, kByOfficer, Requirements(Need::kFindings)},
    {Move::kRepeal, States(kFollowedUp), kRepealed, kByOfficer, Requirements(Need::kFindings)},
    {Move::kWithdraw, States(kDraft, kSubmitted, kReturned, kAdmissible, kConsultation, kCommittee), kWithdrawn,
     kByAuthor, Requirements(Need::kReason)},
};

std::string Listed(const std::vector<Move>& moves) {
  if (moves.empty()) return "nothing";
  return absl::StrJoin(moves, ", ", [](std::string* out, Move move) { *out += Symbol(move); });
}

// Who may, in the order of the enumeration.
std::string Listed(Actors actors) {
  std::string list;
  for (const auto& [actor, called] :
       {std::pair(ProposalActor::kAuthor, "an author"), std::pair(ProposalActor::kOfficer, "an officer"),
        std::pair(ProposalActor::kAuthority, "the authority")}) {
    if (actors.Has(actor)) list += base::Concat(list.empty() ? "" : " or ", called);
  }
  return list;
}

}  // namespace

std::string_view Symbol(ProposalMove move) { return base::SymbolIn<ProposalMove>(kMoves, move); }
bool ReadSymbol(std::string_view symbol, ProposalMove& move) { return base::ReadSymbolIn(kMoves, symbol, move); }

RequirementWords WordsOf(Requirement requirement) { return kRequirementWords[static_cast<std::size_t>(requirement)]; }

std::span<const ProposalRule> ProposalRules() { return kRules; }

const ProposalRule* RuleOf(ProposalMove move, ProposalState from) {
  for (const ProposalRule& rule : kRules) {
    if (rule.move == move && rule.from.Has(from)) return &rule;
  }
  return nullptr;
}

std::vector<ProposalMove> AllowedMoves(ProposalState from, Actors actors) {
  std::vector<ProposalMove> allowed;
  for (int number = 1; number <= kProposalMoves; ++number) {
    const ProposalRule* const rule = RuleOf(static_cast<ProposalMove>(number), from);
    if (rule != nullptr && (actors == Actors() || rule->by.Meets(actors))) allowed.push_back(rule->move);
  }
  return allowed;
}

MoveAnswer TryMove(ProposalState from, ProposalMove move, Actors actors, Requirements met) {
  const ProposalRule* const rule = RuleOf(move, from);
  base::Problems problems;
  if (rule == nullptr) {
    problems.If(true, "state",
                base::Concat(Symbol(move), " is not allowed while the proposal is ", Symbol(from),
                             "; allowed: ", Listed(AllowedMoves(from))));
    return {std::nullopt, std::move(problems).Take()};
  }
  problems.If(!rule->by.Meets(actors), "actor", base::Concat(Listed(rule->by), " alone may ", Symbol(move)));
  for (int number = 0; number < kRequirements; ++number) {
    const auto requirement = static_cast<Requirement>(number);
    const RequirementWords words = WordsOf(requirement);
    problems.If(rule->takes.Has(requirement) && !met.Has(requirement), words.field, words.missing);
  }
  std::vector<base::FieldProblem> found = std::move(problems).Take();
  if (!found.empty()) return {std::nullopt, std::move(found)};
  return {rule->to, {}};
}

}  // namespace pepiniere::policy
