#include "services/resource/feed_source.h"

#include <cstddef>
#include <optional>
#include <variant>

#include "absl/strings/escaping.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/page_bound.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/personal/keys.h"
#include "services/query/page_token.h"
#include "services/resource/paging.h"
#include "services/rpc/floor.h"
#include "services/secret/aead.h"

namespace pepiniere::resource {
namespace {

// A position is kept as a page token is: what follows the row with this key.
const query::OrderBy& BySequence() {
  static const auto* const order =
      new query::OrderBy{{{{.name = "seq", .sql = "seq", .type = query::SortType::kInteger}, false}}};
  return *order;
}

constexpr std::string_view kSealedFor = "feed position";

// None: it was sealed elsewhere, or is no token.
std::optional<std::string> Unseal(const std::string& key, const std::string& token) {
  std::string sealed;
  return absl::WebSafeBase64Unescape(token, &sealed) ? secret::Open(key, kSealedFor, sealed) : std::nullopt;
}

}  // namespace

absl::Status ListAgain(std::string_view why) {
  return aip::Failure(absl::StatusCode::kOutOfRange, "FEED_POSITION_LOST",
                      base::Concat(why, ": list the resources again, then watch"));
}

absl::StatusOr<FeedPosition> FeedPosition::Open(const Context& context, journal::Hub& hub, const rpc::CallScope& call,
                                                const std::string& resume_token,
                                                const std::vector<std::string>& arguments) {
  PEP_ASSIGN(const journal::FeedHead head, hub.Head(call.deadline()));
  FeedPosition position;
  PEP_ASSIGN(position.key_, personal::SchemaKey(context.db, call.deadline(), kSealedFor, context.clock.Now()));
  position.feed_id_ = head.feed_id;
  position.fingerprint_ = query::ArgumentsFingerprint({call.method(), head.feed_id, Joined(arguments)});
  position.seq_ = head.last_seq;
  if (resume_token.empty()) return position;
  const auto token =
      query::DecodePageToken(Unseal(position.key_, resume_token).value_or(""), position.fingerprint_, BySequence());
  if (!token.ok()) {
    return aip::Invalid("resume_token", "is none of this feed, or was given for other arguments: list, then watch");
  }
  position.seq_ = std::get<std::int64_t>(token->last.front());
  if (position.seq_ > head.last_seq) return aip::Invalid("resume_token", "lies ahead of this feed: list, then watch");
  if (position.seq_ < head.purged_seq) return ListAgain("the changes after that token are no longer kept");
  return position;
}

std::string FeedPosition::Token() const {
  const std::string place = query::EncodePageToken(
      {.fingerprint = fingerprint_, .as_of = std::nullopt, .known_at = std::nullopt, .last = {seq_}});
  std::string token;
  absl::WebSafeBase64Escape(secret::Seal(key_, kSealedFor, place), &token);
  return token;
}

absl::StatusOr<absl::Duration> HeartbeatOf(const google::protobuf::Message& request) {
  constexpr std::string_view kField = "heartbeat";
  if (!aip::HasMessage(request, kField)) return absl::InfiniteDuration();
  const absl::Duration wanted =
      aip::FromProto(static_cast<const google::protobuf::Duration&>(*aip::MessageIn(request, kField)));
  const absl::Duration longest = rpc::CallLimits().heartbeat;
  if (wanted < rpc::kShortestHeartbeat || wanted > longest) {
    return aip::Invalid(kField, base::Concat("is from ", absl::FormatDuration(rpc::kShortestHeartbeat), " to ",
                                             absl::FormatDuration(longest)));
  }
  return wanted;
}

namespace {

constexpr int kSkippedAtOnce = 256;
constexpr absl::Duration kPatience = absl::Seconds(10);

const google::protobuf::FieldDescriptor* ChangesOf(const google::protobuf::Message& message) {
  return message.GetDescriptor()->FindFieldByName("changes");
}

int CountChanges(const google::protobuf::Message& message) {
  return message.GetReflection()->FieldSize(message, ChangesOf(message));
}

google::protobuf::Timestamp& CommitTime(google::protobuf::Message& message) {
  return static_cast<google::protobuf::Timestamp&>(aip::MutableMessage(message, "commit_time"));
}

}  // namespace

FeedSource::FeedSource(const Context& context, journal::Hub& hub, FeedPosition position, Convert convert,
                       const std::function<void()>& wake, absl::Duration heartbeat)
    : context_(context),
      hub_(hub),
      position_(position),
      convert_(std::move(convert)),
      wake_(wake),
      heartbeat_(heartbeat),
      listener_(hub.Listen(wake)) {}

FeedSource::~FeedSource() { hub_.Unlisten(listener_); }

absl::StatusOr<bool> FeedSource::Next(Message& message) {
  // The first message tells where the watch begins: who then lists, and resumes from there, has missed nothing.
  if (!opened_) {
    opened_ = true;
    Heartbeat(message);
    return true;
  }
  if (hub_.Replaced(position_.feed_id())) return ListAgain("the database is another one");
  if (rest_) return TakePart(message);
  for (int skipped = 0; skipped < kSkippedAtOnce; ++skipped) {
    PEP_ASSIGN(const auto transaction, hub_.Next(position_.seq(), context_.clock.Now() + kPatience));
    if (!transaction) return false;
    const std::vector<journal::Change>& changes = **transaction;
    std::unique_ptr<Message> told(message.New());
    PEP_TRY(convert_(changes, *told));
    end_ = changes.back().seq;
    if (CountChanges(*told) > 0) {
      rest_ = std::move(told);
      CommitTime(*rest_) = aip::ToProto(changes.back().occurred_at);
      return TakePart(message);
    }
    position_.Advance(end_);
  }
  wake_();  // others may want the thread; there may be more
  return false;
}

// The hub may have read more since there was nothing: then it says no age.
void FeedSource::Heartbeat(Message& message) {
  CommitTime(message) = aip::ToProto(context_.clock.Now());
  TellPlace(message);
}

void FeedSource::TellPlace(Message& message) const {
  aip::SetText(message, "resume_token", position_.Token());
  if (rest_) return;
  const std::optional<absl::Duration> age = hub_.Age(position_.feed_id(), position_.seq());
  if (age) aip::SetDuration(message, "age", *age);
}

bool FeedSource::TakePart(Message& message) {
  const auto* reflection = rest_->GetReflection();
  const auto* changes = ChangesOf(*rest_);
  const int count = CountChanges(*rest_);
  int taken = 0;
  for (std::size_t bytes = 0; taken < count; ++taken) {
    bytes += reflection->GetRepeatedMessage(*rest_, changes, taken).ByteSizeLong();
    if (taken > 0 && bytes > aip::kMaxPageBytes) break;
  }
  CommitTime(message) = CommitTime(*rest_);
  if (taken == count) {
    reflection->Swap(&message, rest_.get());
    rest_.reset();
    position_.Advance(end_);
  } else {
    std::vector<Message*> later;
    while (CountChanges(*rest_) > taken) later.push_back(reflection->ReleaseLast(rest_.get(), changes));
    reflection->SwapFields(&message, rest_.get(), {changes});
    for (auto it = later.rbegin(); it != later.rend(); ++it) reflection->AddAllocatedMessage(rest_.get(), changes, *it);
  }
  TellPlace(message);
  return true;
}

}  // namespace pepiniere::resource
