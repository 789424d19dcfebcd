// An access service of this process, whose list and feed a test writes.
#pragma once

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/aip/values.h"

namespace pepiniere::mirror {

// Its tokens are "feed:place".
class FakeAccess final : public access::v1::AccessService::Service {
 public:
  using Binding = rpc::v1::AccessBinding;
  using Request = access::v1::WatchAccessBindingsRequest;
  using Message = access::v1::WatchAccessBindingsResponse;

  FakeAccess() {
    grpc::ServerBuilder builder;
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakeAccess() override {
    Set([&] { closed_ = true; });
    server_->Shutdown();
  }
  std::shared_ptr<grpc::Channel> Channel() { return server_->InProcessChannel({}); }

  // What a test decides, all at once.
  bool refuses = false;  // whoever watches
  bool mute = false;     // says nothing after the first message
  bool says_age = true;
  absl::Duration age = absl::ZeroDuration();
  std::size_t told = 1'000'000;  // no more of the feed than that
  std::string feed = "feed";
  std::size_t purged = 0;  // of the feed
  std::function<void(const std::string& page_token)> on_list = [](const std::string&) {};
  void Set(const std::function<void()>& change) {
    std::lock_guard lock(mutex_);
    change();
    changed_.notify_all();
  }
  // Ends the streams that are open, which see nothing of `change`.
  void Break(const std::function<void()>& change = [] {}) {
    Set([&] {
      ++broken_;
      change();
    });
  }

  // One transaction: these are so from now on.
  void Write(const std::vector<Binding>& bindings) {
    Set([&] {
      Message message;
      for (const Binding& binding : bindings) {
        auto& change = *message.add_changes();
        change.set_kind(rows_.contains(binding.name()) ? rpc::v1::CHANGE_KIND_UPDATED : rpc::v1::CHANGE_KIND_CREATED);
        *change.mutable_access_binding() = rows_[binding.name()] = binding;
      }
      log_.push_back(std::move(message));
    });
  }
  void Delete(const std::string& name) {
    Set([&] {
      Message message;
      auto& change = *message.add_changes();
      change.set_kind(rpc::v1::CHANGE_KIND_DELETED);
      *change.mutable_access_binding() = rows_[name];
      rows_.erase(name);
      log_.push_back(std::move(message));
    });
  }

  int lists() { return Count(lists_); }
  int watches() { return Count(watches_); }
  int refused() { return Count(refused_); }
  std::vector<absl::Duration> heartbeats() {
    std::lock_guard lock(mutex_);
    return heartbeats_;
  }

 private:
  grpc::Status ListAccessBindings(grpc::ServerContext*, const access::v1::ListAccessBindingsRequest* request,
                                  access::v1::ListAccessBindingsResponse* reply) override {
    constexpr int kPage = 2;
    on_list(request->page_token());
    std::lock_guard lock(mutex_);
    if (request->page_token().empty()) ++lists_;
    auto row = rows_.upper_bound(request->page_token());
    for (; row != rows_.end() && reply->access_bindings_size() < kPage; ++row) {
      *reply->add_access_bindings() = row->second;
      reply->set_next_page_token(row->first);
    }
    if (row == rows_.end()) reply->clear_next_page_token();
    return grpc::Status::OK;
  }

  grpc::Status WatchAccessBindings(grpc::ServerContext* context, const Request* request,
                                   grpc::ServerWriter<Message>* writer) override {
    std::unique_lock lock(mutex_);
    if (refuses) {
      ++refused_;
      return {grpc::StatusCode::UNAVAILABLE, "not now"};
    }
    ++watches_;
    heartbeats_.push_back(aip::FromProto(request->heartbeat()));
    std::size_t place = log_.size();
    if (!request->resume_token().empty()) {
      const std::size_t colon = request->resume_token().find(':');
      if (request->resume_token().substr(0, colon) != feed) return {grpc::StatusCode::INVALID_ARGUMENT, "another feed"};
      if (!absl::SimpleAtoi(request->resume_token().substr(colon + 1), &place)) place = 0;
      if (place < purged) return {grpc::StatusCode::OUT_OF_RANGE, "list again"};
    }
    const int broken = broken_;
    bool first = true;
    while (!closed_ && broken == broken_ && !context->IsCancelled()) {
      Message message;
      const bool more = place < std::min(log_.size(), told);
      if (!first && more) message = log_[place++];
      message.set_resume_token(absl::StrCat(feed, ":", place));
      if (says_age && place == log_.size()) *message.mutable_age() = aip::ToProto(age);
      if (first || more || !mute) {
        lock.unlock();
        writer->Write(message);
        lock.lock();
      }
      first = false;
      changed_.wait_for(lock, std::chrono::milliseconds(place < std::min(log_.size(), told) ? 0 : 5));
    }
    return {grpc::StatusCode::UNAVAILABLE, "it ends"};
  }

  int Count(const int& of) {
    std::lock_guard lock(mutex_);
    return of;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Binding> rows_;
  std::vector<Message> log_;
  std::vector<absl::Duration> heartbeats_;
  int lists_ = 0, watches_ = 0, refused_ = 0, broken_ = 0;
  bool closed_ = false;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace pepiniere::mirror
