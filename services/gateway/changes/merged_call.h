// Several feeds as one answer, a text/event-stream: browsers have six connections an origin over HTTP/1.1.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/random/random.h"
#include "grpcpp/alarm.h"
#include "grpcpp/support/status.h"
#include "services/base/backoff.h"
#include "services/gateway/call/stream_call.h"
#include "services/gateway/changes/feed_framing.h"
#include "services/gateway/changes/question.h"
#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway::changes {

// Of each feed one message at most is read before its reader has the last one. What becomes of a feed's stream:
//
//   UNAVAILABLE, UNIMPLEMENTED before its first message   its service is not there: it is asked again from time to time
//   OUT_OF_RANGE, INVALID_ARGUMENT because of a token     the event `lost`; it goes on with what happens from now on
//   PERMISSION_DENIED, UNAUTHENTICATED before its first   the event `refused`, and it is left out, where its reader may
//   message                                               follow another
//   any other end                                         ends the whole answer, which says why in a comment: its
//                                                         reader comes back with the tokens that it was given
//
// The answer begins with the first of these that is no refusal, so that who may follow none is told by an HTTP status.
class MergedCall final : public Call, public std::enable_shared_from_this<MergedCall> {
 public:
  // `client`: of whom only the address is kept. `metadata`: for each service. The feeds must outlive this.
  MergedCall(std::vector<Asked> asked, const Request& client, Headers metadata, const base::BackoffPolicy& retry);
  ~MergedCall() override;

  void Feed(std::string, std::function<void(bool)> next) override { next(false); }
  void FeedEnd() override {}
  void Head(std::function<void(Response)> then) override;
  void Next(std::function<void(std::string)> then) override;
  void End(absl::Status why) override;

 private:
  struct Branch {
    const FollowedFeed& feed;
    std::string token;  // where its stream begins
    base::Backoff waits;
    std::shared_ptr<FeedFraming> framing{};
    std::shared_ptr<StreamCall> stream{};  // null between two
    std::unique_ptr<grpc::Alarm> alarm{};  // until it is asked again
    bool begun = false;                    // whether its stream has said something
    bool refused = false;                  // its reader may not follow it
  };
  struct Event {
    std::size_t branch;
    std::string text;
  };
  using Lock = std::unique_lock<std::mutex>;

  // Without the mutex.
  void Open(std::size_t i);
  void Ask(std::size_t i);
  void Hear(std::size_t i, std::string piece);
  // With the mutex held, which they release: what they call may call back, and may drop the last reference to this.
  void Over(std::size_t i, Lock lock);
  void Finish(grpc::Status why, Lock lock);
  // What was asked for, if it is there.
  void Give(Lock lock);
  void GiveHead(Lock lock);

  const Request client_;
  const Headers metadata_;

  std::mutex mutex_;  // guards what follows
  absl::BitGen random_;
  std::vector<Branch> branches_;
  std::deque<Event> events_;             // one of a branch at most
  bool patient_ = false;                 // a service was not there: its reader waits with an answer that has begun
  std::optional<grpc::Status> ended_{};  // why all of it ended
  bool said_why_ = false;
  std::function<void(Response)> then_head_;
  std::function<void(std::string)> then_piece_;
};

// An error as an answer of its own.
Response Failure(const grpc::Status& status);

}  // namespace pepiniere::gateway::changes
