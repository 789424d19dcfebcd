#include "services/portfolio/api/feed_source.h"

#include <variant>

#include "services/base/text.h"
#include "services/portfolio/api/paging.h"
#include "services/query/page_token.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {
namespace {

// A position is kept as a page token is: what follows the row with this key.
const query::OrderBy& BySequence() {
  static const auto* const order =
      new query::OrderBy{{{{.name = "seq", .sql = "seq", .type = query::SortType::kInteger}, false}}};
  return *order;
}

}  // namespace

absl::Status ListAgain(std::string_view why) {
  return rpc::Failure(absl::StatusCode::kOutOfRange, "FEED_POSITION_LOST",
                      base::Concat(why, ": list the resources again, then watch"));
}

absl::StatusOr<FeedPosition> FeedPosition::Open(journal::Hub& hub, const rpc::CallScope& call,
                                                const std::string& resume_token,
                                                const std::vector<std::string>& arguments) {
  PEP_ASSIGN(const journal::FeedHead head, hub.Head(call.deadline()));
  FeedPosition position;
  position.fingerprint_ = query::ArgumentsFingerprint({call.method(), head.feed_id, Joined(arguments)});
  position.seq_ = head.last_seq;
  if (resume_token.empty()) return position;
  const auto token = query::DecodePageToken(resume_token, position.fingerprint_, BySequence());
  if (!token.ok()) {
    return rpc::Invalid("resume_token", "is none of this feed, or was given for other arguments: list, then watch");
  }
  position.seq_ = std::get<std::int64_t>(token->last.front());
  if (position.seq_ > head.last_seq) return rpc::Invalid("resume_token", "lies ahead of this feed: list, then watch");
  if (position.seq_ < head.purged_seq) return ListAgain("the changes after that token are no longer kept");
  return position;
}

std::string FeedPosition::Token() const {
  return query::EncodePageToken(
      {.fingerprint = fingerprint_, .as_of = std::nullopt, .known_at = std::nullopt, .last = {seq_}});
}

}  // namespace pepiniere::portfolio::api
