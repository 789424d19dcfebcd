#include "services/gateway/changes/merged_call.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/base/text.h"
#include "services/gateway/call/connect.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/call/protocol.h"

namespace pepiniere::gateway::changes {
namespace {

using grpc::StatusCode;

Response EventStream() {
  return {.status = 200,
          .headers = {{"content-type", "text/event-stream"},
                      {"cache-control", "no-store"},
                      {"x-accel-buffering", "no"}},  // a proxy that gathers answers would hold the events back
          .body = nullptr,
          .compressible = false};
}

// A comment of the event stream: programs skip it, people who look at the stream can read it.
std::string CommentOn(const grpc::Status& status) {
  std::string text = base::Concat(ConnectCode(status.error_code()), ": ", status.error_message());
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return base::Concat(": ", text, "\n\n");
}

absl::Status NobodyReads() { return absl::CancelledError("nobody reads this feed any more"); }

}  // namespace

Response Failure(const grpc::Status& status) {
  Response response = ConnectAnswer({.status = status}, "");
  response.headers.Add("cache-control", "no-store");
  return response;
}

MergedCall::MergedCall(std::vector<Asked> asked, const Request& client, Headers metadata,
                       const base::BackoffPolicy& retry)
    : client_{.method = {}, .path = {}, .query = {}, .headers = {}, .body = {}, .peer = client.peer},
      metadata_(std::move(metadata)) {
  for (Asked& one : asked) branches_.push_back({*one.feed, std::move(one.token), base::Backoff(retry)});
}

MergedCall::~MergedCall() {
  for (const Branch& branch : branches_) {
    if (branch.stream != nullptr) branch.stream->End(NobodyReads());
  }
}

void MergedCall::Head(std::function<void(Response)> then) {
  for (std::size_t i = 0; i < branches_.size(); ++i) Open(i);
  Lock lock(mutex_);
  then_head_ = std::move(then);
  Give(std::move(lock));
}

void MergedCall::Next(std::function<void(std::string)> then) {
  Lock lock(mutex_);
  then_piece_ = std::move(then);
  Give(std::move(lock));
}

void MergedCall::End(absl::Status why) { Finish(Refusal(why), Lock(mutex_)); }

void MergedCall::Open(std::size_t i) {
  Lock lock(mutex_);
  if (ended_) return;
  const FollowedFeed& feed = branches_[i].feed;
  std::string request = feed.RequestAfter(branches_[i].token);
  lock.unlock();
  const auto framing = std::make_shared<FeedFraming>(feed);
  const Opening opening{feed.method(), Protocol{}, request.size(), absl::InfiniteDuration(), metadata_};
  const auto stream = std::make_shared<StreamCall>(opening, client_, framing);
  stream->Feed(std::move(request), [](bool) {});
  stream->FeedEnd();
  lock.lock();
  const bool late = ended_.has_value();
  if (!late) {
    branches_[i].framing = framing;
    branches_[i].stream = stream;
    branches_[i].begun = false;
  }
  lock.unlock();
  if (late) return stream->End(NobodyReads());
  Ask(i);
}

void MergedCall::Ask(std::size_t i) {
  Lock lock(mutex_);
  const std::shared_ptr<StreamCall> stream = branches_[i].stream;
  lock.unlock();
  if (stream == nullptr) return Open(i);
  stream->Next([weak = weak_from_this(), i](std::string piece) {
    if (const auto self = weak.lock()) self->Hear(i, std::move(piece));
  });
}

void MergedCall::Hear(std::size_t i, std::string piece) {
  Lock lock(mutex_);
  if (ended_) return;
  if (piece.empty()) return Over(i, std::move(lock));
  branches_[i].begun = true;
  events_.push_back({i, std::move(piece)});
  Give(std::move(lock));
}

void MergedCall::Over(std::size_t i, Lock lock) {
  Branch& branch = branches_[i];
  const grpc::Status status = branch.framing->status();
  const StatusCode code = status.error_code();
  branch.stream = nullptr;
  const bool foreign = !branch.begun && !branch.token.empty() && code == StatusCode::INVALID_ARGUMENT;
  const bool lost = (branch.begun || !branch.token.empty()) && code == StatusCode::OUT_OF_RANGE;
  const bool absent = !branch.begun && (code == StatusCode::UNAVAILABLE || code == StatusCode::UNIMPLEMENTED);
  branch.refused = !branch.begun && (code == StatusCode::PERMISSION_DENIED || code == StatusCode::UNAUTHENTICATED);
  if (foreign || lost) {
    branch.token.clear();
    events_.push_back({i, branch.feed.LostEvent()});
  } else if (absent) {
    patient_ = true;
    branch.alarm = std::make_unique<grpc::Alarm>();
    branch.alarm->Set(absl::ToChronoTime(absl::Now() + branch.waits.Next(random_)),
                      [weak = weak_from_this(), i](bool due) {
                        const auto self = weak.lock();
                        if (due && self) self->Open(i);
                      });
  } else if (branch.refused && !std::ranges::all_of(branches_, &Branch::refused)) {
    events_.push_back({i, branch.feed.RefusedEvent()});
  } else {
    return Finish(status, std::move(lock));
  }
  Give(std::move(lock));
}

void MergedCall::Finish(grpc::Status why, Lock lock) {
  if (ended_) return;
  ended_ = std::move(why);
  std::vector<std::shared_ptr<StreamCall>> open;
  for (Branch& branch : branches_) {
    branch.alarm = nullptr;
    if (branch.stream != nullptr) open.push_back(std::exchange(branch.stream, nullptr));
  }
  lock.unlock();
  for (const auto& stream : open) stream->End(NobodyReads());
  lock.lock();
  Give(std::move(lock));
}

void MergedCall::Give(Lock lock) {
  if (then_head_) return GiveHead(std::move(lock));
  if (!then_piece_ || (events_.empty() && !ended_)) return;
  std::string piece;
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  std::size_t told = kNobody;  // whose next message may come now
  if (!events_.empty()) {
    piece = std::move(events_.front().text);
    told = events_.front().branch;
    events_.pop_front();
  } else if (!std::exchange(said_why_, true)) {
    piece = CommentOn(*ended_);
  }
  if (ended_ || (told != kNobody && branches_[told].refused)) told = kNobody;
  const auto then = std::exchange(then_piece_, nullptr);
  lock.unlock();
  if (told != kNobody) Ask(told);
  then(std::move(piece));
}

void MergedCall::GiveHead(Lock lock) {
  const bool begins =
      patient_ || std::ranges::any_of(events_, [&](const Event& event) { return !branches_[event.branch].refused; });
  if (!begins && !ended_) return;
  Response head = begins ? EventStream() : Failure(*ended_);
  const auto then = std::exchange(then_head_, nullptr);
  lock.unlock();
  then(std::move(head));
}

}  // namespace pepiniere::gateway::changes
