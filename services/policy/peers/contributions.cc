#include "services/policy/peers/contributions.h"

#include <algorithm>
#include <cstddef>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "grpcpp/client_context.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/aip/values.h"
#include "services/base/characters.h"
#include "services/base/try.h"

namespace pepiniere::policy::peers {
namespace {

using feedback::v1::FeedbackService;
using feedback::v1::Receipt;

// Of one call: the steps of others wait meanwhile.
constexpr absl::Duration kPatience = absl::Seconds(10);
constexpr std::size_t kLongestTitle = 300;  // what the contract says of it

Receipt::Outcome Told(Outcome outcome) {
  switch (outcome) {
    case Outcome::kCited:
      return Receipt::OUTCOME_CITED;
    case Outcome::kTransmitted:
      return Receipt::OUTCOME_TRANSMITTED;
    case Outcome::kSilent:
      return Receipt::OUTCOME_SILENT;
    case Outcome::kAccepted:
      return Receipt::OUTCOME_ACCEPTED;
    case Outcome::kPartlyAccepted:
      return Receipt::OUTCOME_PARTLY_ACCEPTED;
    case Outcome::kDeclined:
      return Receipt::OUTCOME_DECLINED;
    case Outcome::kAdopted:
      return Receipt::OUTCOME_ADOPTED;
    case Outcome::kInForce:
      return Receipt::OUTCOME_IN_FORCE;
    case Outcome::kAbandoned:
      return Receipt::OUTCOME_ABANDONED;
  }
  return Receipt::OUTCOME_UNSPECIFIED;
}

}  // namespace

absl::Status Contributions::Tell(const News& news, absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, feedback_.channel());
  feedback::v1::TellOutcomeRequest request;
  request.set_contribution(news.contribution);
  request.set_outcome(Told(news.outcome));
  request.set_consequence(news.consequence);
  request.set_title(std::string(base::FirstCharacters(news.title, kLongestTitle)));
  if (news.month) *request.mutable_month_date() = aip::ToProto(*news.month);
  // Without a request_id: whoever has a receipt is not given another one.
  for (bool more = true; more;) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(std::min(deadline, absl::Now() + kPatience)));
    feedback::v1::TellOutcomeResponse told;
    PEP_TRY(clients::FromGrpc(FeedbackService::Stub(channel).TellOutcome(&context, request, &told)));
    more = told.more();
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::policy::peers
