#include "services/gateway/changes/changes.h"

#include <string_view>
#include <utility>

#include "services/base/try.h"
#include "services/gateway/call/metadata.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/call/refused_call.h"
#include "services/gateway/changes/merged_call.h"
#include "services/gateway/changes/question.h"

namespace pepiniere::gateway::changes {
namespace {

constexpr std::string_view kPath = "/changes";

std::shared_ptr<Call> Refuse(Response answer) { return std::make_shared<RefusedCall>(std::move(answer)); }

Response WrongMethod() {
  Response response = Problem(405, "this method is not for this path");
  response.headers.Add("allow", "GET");
  return response;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Changes>> Changes::Make(const ChangesOptions& options) {
  PEP_ASSIGN(Methods methods, Methods::Of(options.services));
  std::unique_ptr<Changes> changes(new Changes(std::move(methods), options.retry));
  for (const FeedRow& row : options.feeds) {
    PEP_ASSIGN(FollowedFeed feed, FollowedFeed::Of(row, changes->methods_));
    changes->feeds_.push_back(std::move(feed));
  }
  return changes;
}

bool Changes::Claims(const Request& head) const { return head.path == kPath; }

std::shared_ptr<Call> Changes::Open(const Request& head, const absl::Status& admitted) {
  if (head.method != "GET") return Refuse(WrongMethod());
  if (!admitted.ok()) return Refuse(Failure(Refusal(admitted)));
  absl::StatusOr<std::vector<Asked>> asked = ReadQuestion(head.query, feeds_);
  if (!asked.ok()) return Refuse(Failure(Refusal(asked.status())));
  Headers metadata = ToMetadata(head.headers);
  if (MetadataBytes(metadata) > kMostMetadataBytes) {
    Response answer = Failure(Refusal(TooLarge("the headers are too many for a service")));
    answer.status = 431;
    return Refuse(std::move(answer));
  }
  return std::make_shared<MergedCall>(*std::move(asked), head, std::move(metadata), retry_);
}

}  // namespace pepiniere::gateway::changes
