#include <deque>
#include <mutex>
#include <unordered_set>

#include "absl/time/clock.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "tests/bench/bare.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Context = grpc::CallbackServerContext;
using Message = v1::WatchProjectsResponse;
using Shared = std::shared_ptr<const Message>;

constexpr std::size_t kProjectBytes = 2200;  // of text in a generated project
constexpr std::size_t kTokenBytes = 40;

void Fill(const std::string& name, const std::string& mission, v1::Project& project) {
  static const std::string kText(kProjectBytes, 'x');
  project.set_name(name);
  project.set_mission(mission);
  project.set_description(kText);
}

Shared NewMessage() {
  auto message = std::make_shared<Message>();
  message->set_resume_token(std::string(kTokenBytes, 't'));
  message->mutable_commit_time()->set_seconds(absl::ToUnixSeconds(absl::Now()));
  return message;
}

// Who watches.
class Audience {
 public:
  class Listener;
  void Add(Listener* listener) {
    std::lock_guard lock(mutex_);
    listeners_.insert(listener);
  }
  void Remove(Listener* listener) {
    std::lock_guard lock(mutex_);
    listeners_.erase(listener);
  }
  void Tell(const Shared& message);

 private:
  std::mutex mutex_;
  std::unordered_set<Listener*> listeners_;
};

class Audience::Listener final : public grpc::ServerWriteReactor<Message> {
 public:
  explicit Listener(Audience& audience) : audience_(audience) {
    Tell(NewMessage());  // as ours begins
    audience_.Add(this);
  }

  void Tell(Shared message) {
    std::lock_guard lock(mutex_);
    queue_.push_back(std::move(message));
    if (queue_.size() == 1 && !cancelled_) StartWrite(queue_.front().get());
  }

 private:
  void OnWriteDone(bool ok) override {
    std::lock_guard lock(mutex_);
    queue_.pop_front();
    if (!ok || cancelled_) {
      cancelled_ = true;
      Finish(grpc::Status::CANCELLED);
    } else if (!queue_.empty()) {
      StartWrite(queue_.front().get());
    }
  }
  void OnCancel() override {
    std::lock_guard lock(mutex_);
    if (!std::exchange(cancelled_, true) && queue_.empty()) Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override {
    audience_.Remove(this);
    delete this;
  }

  Audience& audience_;
  std::mutex mutex_;
  std::deque<Shared> queue_;  // the first one is being written
  bool cancelled_ = false;
};

void Audience::Tell(const Shared& message) {
  std::lock_guard lock(mutex_);
  for (Listener* listener : listeners_) listener->Tell(message);
}

class Portfolio final : public v1::PortfolioService::CallbackService {
 public:
  explicit Portfolio(std::shared_ptr<Audience> audience) : audience_(std::move(audience)) {}

 private:
  grpc::ServerUnaryReactor* GetProject(Context* context, const v1::GetProjectRequest* request,
                                       v1::Project* reply) override {
    Fill(request->name(), "", *reply);
    return Done(context);
  }
  grpc::ServerUnaryReactor* UpdateProject(Context* context, const v1::UpdateProjectRequest* request,
                                          v1::Project* reply) override {
    Fill(request->project().name(), request->project().mission(), *reply);
    auto message = std::make_shared<Message>(*NewMessage());
    v1::WatchProjectsResponse::Change& change = *message->add_changes();
    change.set_kind(v1::CHANGE_KIND_UPDATED);
    *change.mutable_project() = *reply;
    const absl::Time now = absl::Now();
    message->mutable_commit_time()->set_seconds(absl::ToUnixSeconds(now));
    message->mutable_commit_time()->set_nanos(
        static_cast<std::int32_t>(absl::ToInt64Nanoseconds(now - absl::FromUnixSeconds(absl::ToUnixSeconds(now)))));
    audience_->Tell(message);
    return Done(context);
  }
  static grpc::ServerUnaryReactor* Done(Context* context) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  const std::shared_ptr<Audience> audience_;
};

class Governance final : public v1::GovernanceService::CallbackService {
 public:
  explicit Governance(std::shared_ptr<Audience> audience) : audience_(std::move(audience)) {}

 private:
  grpc::ServerWriteReactor<Message>* WatchProjects(Context*, const v1::WatchProjectsRequest*) override {
    return new Audience::Listener(*audience_);
  }

  const std::shared_ptr<Audience> audience_;
};

}  // namespace

Echo MakeEcho() {
  const auto audience = std::make_shared<Audience>();
  return {std::make_unique<Portfolio>(audience), std::make_unique<Governance>(audience)};
}

}  // namespace pepiniere::bench
