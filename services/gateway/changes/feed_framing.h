// The stream of one feed: each of its messages is an event, and its end is a status rather than bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/gateway/call/stream_framing.h"
#include "services/gateway/changes/followed_feed.h"

namespace pepiniere::gateway::changes {

class FeedFraming final : public StreamFraming {
 public:
  // `feed` must outlive this.
  explicit FeedFraming(const FollowedFeed& feed) : feed_(feed) {}

  // How the stream ended, once it has.
  const grpc::Status& status() const { return status_; }

  // The request is one message, in Protobuf.
  absl::Status Check() const override { return absl::OkStatus(); }
  absl::Status Push(std::string_view bytes) override {
    request_ = std::string(bytes);
    return absl::OkStatus();
  }
  absl::StatusOr<std::optional<std::string>> Next() override { return std::exchange(request_, std::nullopt); }
  bool complete() const override { return true; }

  Response Head(const Headers&) const override { return {}; }
  absl::StatusOr<std::string> Message(const std::string& bytes) const override { return feed_.Event(bytes); }
  std::string End(const grpc::Status& status, const Headers&) override {
    status_ = status;
    return {};
  }
  Response Refused(const grpc::Status&) const override { return {}; }

 private:
  const FollowedFeed& feed_;
  std::optional<std::string> request_;
  grpc::Status status_;
};

}  // namespace pepiniere::gateway::changes
