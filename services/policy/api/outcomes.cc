#include "services/policy/api/outcomes.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/base/date.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/json/json.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/store/outcome_store.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using peers::Outcome;
using resources::Evidence;
using resources::EvidenceKind;
using resources::Proposal;
using store::Happening;
using store::UntoldOutcome;

constexpr int kOutcomesAtOnce = 50;

constexpr std::pair<ProposalState, Outcome> kMoves[] = {
    {ProposalState::kTransmitted, Outcome::kTransmitted}, {ProposalState::kRejected, Outcome::kDeclined},
    {ProposalState::kAccepted, Outcome::kAccepted},       {ProposalState::kPartly, Outcome::kPartlyAccepted},
    {ProposalState::kRefused, Outcome::kDeclined},        {ProposalState::kAdopted, Outcome::kAdopted},
    {ProposalState::kWithdrawn, Outcome::kAbandoned}};

std::optional<Outcome> OutcomeOf(const UntoldOutcome& untold) {
  switch (untold.happening) {
    case Happening::kCited:
      return Outcome::kCited;
    case Happening::kSilent:
      return Outcome::kSilent;
    case Happening::kInForce:
      return Outcome::kInForce;
    case Happening::kMoved:
      break;
  }
  const auto* const known =
      std::find_if(std::begin(kMoves), std::end(kMoves), [&](const auto& move) { return move.first == untold.state; });
  if (known == std::end(kMoves)) return std::nullopt;
  return known->second;
}

// The month of the figures that were quoted.
std::optional<base::Date> MonthIn(const std::string& quotation) {
  const auto quoted = json::Parse(quotation);
  const json::Json* const month = quoted ? json::At(*quoted, "monthDate") : nullptr;
  const auto number = [&](std::string_view key) {
    const json::Json* const member = month ? json::At(*month, key) : nullptr;
    return member ? json::As<int>(*member).value_or(0) : 0;
  };
  return base::Date::FromCivil(number("year"), number("month"), number("day"));
}

// An error that time does not mend is INVALID_ARGUMENT.
absl::Status Tell(const resource::Context& context, const peers::Contributions& contributions,
                  const UntoldOutcome& untold, absl::Time deadline) {
  const auto proposal = record::Find<Proposal>(context.db, deadline, untold.proposal);
  const auto evidence =
      record::Find<Evidence>(context.db, deadline, base::Concat(untold.proposal, "/", untold.evidence));
  for (const absl::Status& status : {proposal.status(), evidence.status()}) {
    if (absl::IsDataLoss(status)) return absl::InvalidArgumentError("what it cites cannot be read");
    PEP_TRY(status);
  }
  const std::optional<Outcome> outcome = OutcomeOf(untold);
  if (!*proposal || !*evidence || !outcome) return absl::InvalidArgumentError("it is of nothing that is told");
  const Evidence& cited = (*evidence)->value;
  peers::News news{.contribution = cited.source,
                   .month = {},
                   .outcome = *outcome,
                   .consequence = untold.consequence,
                   .title = (*proposal)->value.title};
  if (cited.kind == EvidenceKind::kConstraintCount) news.month = MonthIn(cited.quotation);
  return contributions.Tell(news, deadline);
}

}  // namespace

absl::StatusOr<bool> TellOutcomes(const resource::Context& context, const peers::Contributions& contributions,
                                  absl::Time deadline) {
  PEP_ASSIGN(const auto outcomes, store::UntoldOutcomes(context.db, deadline, context.clock.Now(), kOutcomesAtOnce));
  for (const UntoldOutcome& untold : outcomes) {
    const absl::Status told = Tell(context, contributions, untold, deadline);
    if (!told.ok() && !absl::IsInvalidArgument(told)) return told;
    const std::string problem(told.message());
    PEP_TRY(context.db.Transact(deadline, [&](db::Session& session) {
      return store::KeepToldOutcome(session, untold, context.clock.Now(), problem);
    }));
  }
  return outcomes.size() == static_cast<std::size_t>(kOutcomesAtOnce);
}

}  // namespace pepiniere::policy::api
