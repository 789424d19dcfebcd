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
#include "services/rpc/page_bound.h"

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
    if (rest_.changes_size() > 0) return TakePart(message);
    for (int skipped = 0; skipped < kSkippedAtOnce; ++skipped) {
      PEP_ASSIGN(const auto transaction, hub_.Next(position_.seq(), context_.clock.Now() + kPatience));
      if (!transaction) return false;
      const std::vector<journal::Change>& changes = **transaction;
      PEP_TRY(convert_(changes, rest_));
      end_ = changes.back().seq;
      if (rest_.changes_size() > 0) {
        *rest_.mutable_commit_time() = ToProto(changes.back().occurred_at);
        return TakePart(message);
      }
      position_.Advance(end_);
    }
    wake_();  // others may want the thread; there may be more
    return false;
  }

  void Heartbeat(Message& message) override {
    message.set_resume_token(position_.Token());
    *message.mutable_commit_time() = ToProto(context_.clock.Now());
  }

 private:
  // As much of the transaction as a client takes. Only the last part goes on: who breaks off before is told all of it
  // again.
  bool TakePart(Message& message) {
    auto& changes = *rest_.mutable_changes();
    int taken = 0;
    for (std::size_t bytes = 0; taken < changes.size(); ++taken) {
      bytes += changes[taken].ByteSizeLong();
      if (taken > 0 && bytes > rpc::kMaxPageBytes) break;
    }
    for (int i = 0; i < taken; ++i) *message.add_changes() = std::move(changes[i]);
    changes.DeleteSubrange(0, taken);
    if (changes.empty()) position_.Advance(end_);
    message.set_resume_token(position_.Token());
    *message.mutable_commit_time() = rest_.commit_time();
    if (changes.empty()) rest_ = Message();  // gives its memory back
    return true;
  }

  static constexpr int kSkippedAtOnce = 256;
  static constexpr absl::Duration kPatience = absl::Seconds(10);

  const Context& context_;
  journal::Hub& hub_;
  FeedPosition position_;
  const Convert convert_;
  const std::function<void()> wake_;
  bool opened_ = false;
  Message rest_;  // of the transaction that is told, what was not yet
  std::int64_t end_ = 0;
  const journal::Hub::ListenerId listener_;
};

}  // namespace pepiniere::portfolio::api
