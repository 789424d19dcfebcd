// A call that is answered before it begins.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway {

class RefusedCall final : public Call {
 public:
  explicit RefusedCall(Response answer) : answer_(std::move(answer)) {}

  void Feed(std::string, std::function<void(bool)> next) override { next(false); }
  void FeedEnd() override {}
  void Head(std::function<void(Response)> then) override { then(answer_); }
  void Next(std::function<void(std::string)> then) override { then({}); }
  void End(absl::Status) override {}

 private:
  const Response answer_;
};

}  // namespace pepiniere::gateway
