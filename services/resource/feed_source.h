// A watch: where it stands in the feed, and how it turns transactions into messages.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "services/journal/hub.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_source.h"

namespace pepiniere::resource {

// Where a watch stands. Its token is opaque, and bound to the feed, the method and the arguments. It is sealed: how
// much was written between two of them is told to nobody.
class FeedPosition {
 public:
  // After the token; after all that the feed holds now where there is none. INVALID_ARGUMENT on "resume_token",
  // OUT_OF_RANGE if what follows it is no longer kept.
  static absl::StatusOr<FeedPosition> Open(const Context& context, journal::Hub& hub, const rpc::CallScope& call,
                                           const std::string& resume_token, const std::vector<std::string>& arguments);

  std::int64_t seq() const { return seq_; }
  const std::string& feed_id() const { return feed_id_; }
  void Advance(std::int64_t seq) { seq_ = seq; }
  std::string Token() const;

 private:
  std::string key_, feed_id_;
  std::uint64_t fingerprint_ = 0;
  std::int64_t seq_ = 0;
};

// OUT_OF_RANGE: list again, then watch.
absl::Status ListAgain(std::string_view why);

// How often a watch that has nothing to tell says so: the request's `heartbeat`, infinite where it has none.
// INVALID_ARGUMENT on that field.
absl::StatusOr<absl::Duration> HeartbeatOf(const google::protobuf::Message& request);

// Of any message that has `changes` (a list of messages), resume_token and commit_time. Where it has an `age` too
// (Hub::Age), each message says it after which there is nothing more to tell for now.
class FeedSource final : public rpc::MessageSource<google::protobuf::Message> {
 public:
  using Message = google::protobuf::Message;
  // Adds to the message what a transaction's changes are to this watch; nothing, if it is none of its business.
  using Convert = std::function<absl::Status(const std::vector<journal::Change>& changes, Message& message)>;

  FeedSource(const Context& context, journal::Hub& hub, FeedPosition position, Convert convert,
             const std::function<void()>& wake, absl::Duration heartbeat = absl::InfiniteDuration());
  ~FeedSource() override;

  absl::StatusOr<bool> Next(Message& message) override;
  void Heartbeat(Message& message) override;
  absl::Duration heartbeat() const override { return heartbeat_; }

 private:
  // Where the message leaves its reader.
  void TellPlace(Message& message) const;
  // As much of the transaction as a client takes. Only the last part goes on: who breaks off before is told all of it
  // again.
  bool TakePart(Message& message);

  const Context& context_;
  journal::Hub& hub_;
  FeedPosition position_;
  const Convert convert_;
  const std::function<void()> wake_;
  const absl::Duration heartbeat_;
  bool opened_ = false;
  std::unique_ptr<Message> rest_;  // of the transaction that is told, what was not yet; null: nothing
  std::int64_t end_ = 0;
  const journal::Hub::ListenerId listener_;
};

// A FeedSource of one type of message.
template <typename M>
class TypedFeedSource final : public rpc::MessageSource<M> {
 public:
  using Convert = std::function<absl::Status(const std::vector<journal::Change>& changes, M& message)>;

  TypedFeedSource(const Context& context, journal::Hub& hub, FeedPosition position, Convert convert,
                  const std::function<void()>& wake)
      : any_(
            context, hub, position,
            [convert = std::move(convert)](const std::vector<journal::Change>& changes,
                                           google::protobuf::Message& message) {
              return convert(changes, static_cast<M&>(message));
            },
            wake) {}

  absl::StatusOr<bool> Next(M& message) override { return any_.Next(message); }
  void Heartbeat(M& message) override { any_.Heartbeat(message); }

 private:
  FeedSource any_;
};

}  // namespace pepiniere::resource
