#include "services/policy/api/answers.h"

#include <algorithm>
#include <utility>

#include "services/aip/names.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/store/transmission_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Answer;
using resources::AnswerVerdict;
using resources::Transmission;
using Standard = resource::StandardMethods<Answer>;

struct Deciding {
  AnswerVerdict verdict;
  ProposalMove move;
};
constexpr Deciding kDeciding[] = {{AnswerVerdict::kAccepted, ProposalMove::kAccept},
                                  {AnswerVerdict::kPartly, ProposalMove::kAcceptPartly},
                                  {AnswerVerdict::kRefused, ProposalMove::kRefuse}};

// After the receipt, and not before it is given.
absl::Status CheckTime(const Transmission& transmission, absl::Time answered, absl::Time now) {
  const AnswerClock clock = resources::ClockOf(transmission);
  if (answered > now) return aip::Invalid("answer.answer_time", "must not lie in the future");
  if (answered >= BeginningOf(clock.received, clock.zone)) return absl::OkStatus();
  return aip::Invalid("answer.answer_time", "must not lie before what is answered was received");
}

// What a deciding answer makes of the proposal, and of the clock, which stops.
absl::Status Decide(const rpc::CallScope& call, journal::Unit& unit, const base::Stored<Transmission>& transmission,
                    const base::Stored<Answer>& answer, ProposalMove move) {
  PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, transmission.value.proposal));
  PEP_ASSIGN(
      const auto now,
      Moved(call, unit, proposal, Actors(ProposalActor::kAuthority),
            {.move = move, .reason = answer.value.reasons, .cause = record::NameOf(Answer::kPattern, answer.id)}));
  PEP_TRY(WriteProposal(unit, proposal, now).status());
  Transmission stopped = transmission.value;
  stopped.answer_time = answer.value.answer_time;
  return record::Update(unit, transmission, stopped).status();
}

}  // namespace

absl::StatusOr<v1::Answer> Answers::Create(rpc::CallScope& call, const v1::CreateAnswerRequest& request) {
  PEP_ASSIGN(const std::string parent, aip::ParseKey(resource::PatternOf<Transmission>(), "parent", request.parent()));
  return resource::Write<v1::Answer>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Answer> {
    v1::Answer proto = request.answer();
    aip::ClearOutputOnly(proto);
    aip::Violations violations;
    const base::Date today = resource::Today(call);
    Answer answer = aip::ReadNew(proto, "answer", today, Standard::Read, violations);
    PEP_TRY(violations.ToStatus());
    PEP_ASSIGN(const auto transmission, record::FindForUpdate<Transmission>(unit.session(), parent));
    if (!transmission) return aip::NotFound(request.parent());
    if (!resources::Runs(transmission->value)) {
      return aip::Precondition("there is nothing to answer any more",
                               {{"STATE", request.parent(), "it was answered, or taken back"}}, "CLOCK_STOPPED");
    }
    if (!answer.answer_time) answer.answer_time = unit.now();
    PEP_TRY(CheckTime(transmission->value, *answer.answer_time, unit.Instant()));
    answer.late = *answer.answer_time >= transmission->value.overdue_from.value_or(absl::InfiniteFuture());
    PEP_ASSIGN(const auto stored, record::InsertBelow<Answer>(unit, parent, {answer}, answer.reasons));
    const auto* const deciding = std::ranges::find(kDeciding, answer.verdict, &Deciding::verdict);
    if (deciding != std::end(kDeciding)) {
      PEP_TRY(Decide(call, unit, *transmission, stored.front(), deciding->move));
    }
    return Standard::Told(stored.front(), today);
  });
}

void Answers::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CreateAnswer", *this, &Answers::Create);
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

const query::FilterSchema& Rules<policy::resources::Answer>::Filters() { return policy::store::AnswerFilters(); }

template class StandardMethods<policy::resources::Answer>;

}  // namespace pepiniere::resource
