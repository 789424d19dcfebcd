// A watch: where it stands in the feed, and how it turns transactions into messages.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/try.h"
#include "services/journal/hub.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/convert.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_source.h"

namespace pepiniere::portfolio::api {

// Where a watch stands. Its token is opaque, and bound to the feed, the method and the arguments.
class FeedPosition {
 public:
  // After the token; after all that the feed holds now where there is none. INVALID_ARGUMENT on "resume_token",
  // OUT_OF_RANGE if what follows it is no longer kept.
  static absl::StatusOr<FeedPosition> Open(journal::Hub& hub, const rpc::CallScope& call,
                                           const std::string& resume_token, const std::vector<std::string>& arguments);

  std::int64_t seq() const { return seq_; }
  void Advance(std::int64_t seq) { seq_ = seq; }
  std::string Token() const;

 private:
  std::uint64_t fingerprint_ = 0;
  std::int64_t seq_ = 0;
};

// OUT_OF_RANGE: list again, then watch.
absl::Status ListAgain(std::string_view why);

template <typename Message>
class FeedSource final : public rpc::MessageSource<Message> {
 public:
  // Adds to the message what a transaction's changes are to this watch; nothing, if it is none of its business.
  using Convert = std::function<absl::Status(const std::vector<journal::Change>& changes, Message& message)>;

  FeedSource(const Context& context, journal::Hub& hub, FeedPosition position, Convert convert,
             const std::function<void()>& wake)
      : context_(context),
        hub_(hub),
        position_(position),
        convert_(std::move(convert)),
        wake_(wake),
        listener_(hub.Listen(wake)) {}
  ~FeedSource() override { hub_.Unlisten(listener_); }

  absl::StatusOr<bool> Next(Message& message) override {
    // The first message tells where the watch begins: who then lists, and resumes from there, has missed nothing.
    if (!opened_) {
      opened_ = true;
      Heartbeat(message);
      return true;
    }
    for (int skipped = 0; skipped < kSkippedAtOnce; ++skipped) {
      PEP_ASSIGN(const auto transaction, hub_.Next(position_.seq(), context_.clock.Now() + kPatience));
      if (!transaction) return false;
      const std::vector<journal::Change>& changes = **transaction;
      PEP_TRY(convert_(changes, message));
      position_.Advance(changes.back().seq);
      if (message.changes_size() == 0) continue;
      message.set_resume_token(position_.Token());
      *message.mutable_commit_time() = ToProto(changes.back().occurred_at);
      return true;
    }
    wake_();  // others may want the thread; there may be more
    return false;
  }

  void Heartbeat(Message& message) override {
    message.set_resume_token(position_.Token());
    *message.mutable_commit_time() = ToProto(context_.clock.Now());
  }

 private:
  static constexpr int kSkippedAtOnce = 256;
  static constexpr absl::Duration kPatience = absl::Seconds(10);

  const Context& context_;
  journal::Hub& hub_;
  FeedPosition position_;
  const Convert convert_;
  const std::function<void()> wake_;
  bool opened_ = false;
  const journal::Hub::ListenerId listener_;
};

}  // namespace pepiniere::portfolio::api
