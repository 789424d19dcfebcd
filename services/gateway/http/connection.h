// One connection, from its first byte to its last. Only the server's own files include this.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "boost/asio/any_io_executor.hpp"
#include "boost/asio/awaitable.hpp"
#include "boost/asio/steady_timer.hpp"
#include "services/gateway/http/await.h"
#include "services/gateway/http/context.h"
#include "services/gateway/http/request_reader.h"
#include "services/gateway/http/transport.h"
#include "services/gateway/http/visitor.h"

namespace pepiniere::gateway {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  static constexpr std::int64_t kBusy = std::numeric_limits<std::int64_t>::max();

  // `strand`: the socket's.
  Connection(ServerContext& server, std::unique_ptr<Transport> transport, boost::asio::any_io_executor strand,
             std::string peer, bool secure);

  // Answers requests until the client or the server has had enough.
  boost::asio::awaitable<void> Run();
  // The address of the socket's other end.
  const std::string& peer() const { return peer_; }
  // From any thread: since when it has waited for a whole head, by a clock that only goes forward; kBusy: it does not.
  std::int64_t waiting_since() const { return waiting_since_; }
  // From any thread: closes it, if it has waited since then, for another to take its place. False: it is busy now.
  bool GiveWay(std::int64_t since);
  // From any thread: the server is going. What is idle closes, a stream ends, a request in flight is the last one.
  void Drain();
  // From any thread: now.
  void Cut();

 private:
  // Each answers one request; false: no other can follow.
  boost::asio::awaitable<bool> ServeOne();
  boost::asio::awaitable<bool> ServePage();
  boost::asio::awaitable<bool> ServeCall(CallSource& calls);

  // The source that handles the request as a call; null if none does.
  CallSource* Claimant() const;
  absl::Status Admit() const;
  boost::asio::awaitable<bool> Continue();
  boost::asio::awaitable<absl::Status> Recognize(Visitor& visitor);
  boost::asio::awaitable<bool> Upload(Call& call);
  boost::asio::awaitable<bool> Whole(Response response);
  boost::asio::awaitable<bool> Stream(Call& call, Response head);
  boost::asio::awaitable<bool> Reply(Response response);
  // `more`: bytes that follow these, for what is left unread.
  boost::asio::awaitable<bool> Send(std::string_view bytes, std::size_t more = 0);
  // With Retry-After: it is worth trying again soon.
  static Response Busy(int status, std::string_view message);
  // Counts what is kept for the client instead of what was: its request so far, or what is to be sent next, from when
  // it is there and not from when its turn comes. On whatever thread has made it.
  void Hold(std::size_t bytes);
  // A call's whole answer; where there is no room for it, it gives way to a short one that says so.
  void HoldAnswer(Response& response);
  // INTERNAL if it threw.
  template <class T>
  absl::StatusOr<T> Guarded(const std::function<T()>& work);
  // On the pages' threads. UNAVAILABLE if there are too many before it, INTERNAL if it threw.
  template <class T>
  boost::asio::awaitable<absl::StatusOr<T>> OnWorkers(std::function<T()> work);

  // Looks from time to time whether the client is still there, while a call goes on.
  void Watch();
  void LookAtClient();
  void Record(bool complete);

  const Request& request() const { return head_.request; }
  bool keeps_alive() const;

  ServerContext& server_;
  const std::unique_ptr<Transport> transport_;
  const boost::asio::any_io_executor strand_;
  const std::string peer_;
  const bool secure_;
  RequestReader reader_;
  boost::asio::steady_timer watch_;

  // Of the request that is being answered.
  RequestReader::Head head_;
  Served served_;
  absl::Time began_;
  bool idle_ = true;
  std::atomic<std::int64_t> waiting_since_;
  std::shared_ptr<Call> call_;
  enum class Waiting { kNot, kForHead, kForPiece } waiting_ = Waiting::kNot;
  bool probed_ = false;
  base::Unread::Held unread_;  // what is kept for the client
};

template <class T>
absl::StatusOr<T> Connection::Guarded(const std::function<T()>& work) {
  try {
    return work();
  } catch (const std::exception& thrown) {
    server_.Complain(absl::StrCat(thrown.what(), ", thrown"));
    return absl::InternalError("something went wrong");
  }
}

template <class T>
boost::asio::awaitable<absl::StatusOr<T>> Connection::OnWorkers(std::function<T()> work) {
  auto start = [this, &work](std::function<void(absl::StatusOr<T>)> then) {
    auto run = [this, then, work = std::move(work)] { then(Guarded(work)); };
    if (!server_.workers.TryRun(std::move(run))) then(absl::UnavailableError("too busy: try again"));
  };
  co_return co_await Await<absl::StatusOr<T>>(std::move(start));
}

}  // namespace pepiniere::gateway
