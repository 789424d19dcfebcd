// Services in this process whose watches tell what a test says.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "services/gateway/changes/changes.h"

namespace pepiniere::test {

inline constexpr char kGovernance[] = "pepiniere.portfolio.v1.GovernanceService";
inline constexpr char kCohorts[] = "pepiniere.cohort.v1.CohortService";

// The stream lasts until its reader goes.
inline grpc::Status Rest(const grpc::ServerContext& context) {
  while (!context.IsCancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return grpc::Status::CANCELLED;
}

// Answers a watch.
template <typename Request, typename Message>
using Watch = std::function<grpc::Status(grpc::ServerContext&, const Request&, grpc::ServerWriter<Message>&)>;

// That tells a token, and rests.
template <typename Request, typename Message>
Watch<Request, Message> Quiet(std::string token) {
  return [token](grpc::ServerContext& context, const Request&, grpc::ServerWriter<Message>& writer) {
    Message message;
    message.set_resume_token(token);
    writer.Write(message);
    return Rest(context);
  };
}

struct FakeGovernance final : portfolio::v1::GovernanceService::Service {
  using ProjectsRequest = portfolio::v1::WatchProjectsRequest;
  using Projects = portfolio::v1::WatchProjectsResponse;
  using CommitteesRequest = portfolio::v1::WatchCommitteesRequest;
  using Committees = portfolio::v1::WatchCommitteesResponse;

  Watch<ProjectsRequest, Projects> projects = Quiet<ProjectsRequest, Projects>("p1");
  Watch<CommitteesRequest, Committees> committees = Quiet<CommitteesRequest, Committees>("c1");

  grpc::Status WatchProjects(grpc::ServerContext* context, const ProjectsRequest* request,
                             grpc::ServerWriter<Projects>* writer) override {
    return projects(*context, *request, *writer);
  }
  grpc::Status WatchCommittees(grpc::ServerContext* context, const CommitteesRequest* request,
                               grpc::ServerWriter<Committees>* writer) override {
    return committees(*context, *request, *writer);
  }
};

struct FakeCohorts final : cohort::v1::CohortService::Service {
  using Request = cohort::v1::WatchCohortsRequest;
  using Message = cohort::v1::WatchCohortsResponse;

  Watch<Request, Message> cohorts = Quiet<Request, Message>("k1");

  grpc::Status WatchCohorts(grpc::ServerContext* context, const Request* request,
                            grpc::ServerWriter<Message>* writer) override {
    return cohorts(*context, *request, *writer);
  }
};

// The same channel, for good, as a gateway keeps its own: where a reaction drops the last channel of a process, gRPC
// 1.51 takes its queue of reactions down from one of that queue's own threads, and aborts.
inline std::shared_ptr<grpc::Channel> Kept(std::shared_ptr<grpc::Channel> channel) {
  static auto* const kept = new std::vector<std::shared_ptr<grpc::Channel>>;
  return kept->emplace_back(std::move(channel));
}

// Both on one server.
class FakeFeeds {
 public:
  FakeFeeds() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&governance);
    builder.RegisterService(&cohorts);
    server_ = builder.BuildAndStart();
  }
  // Where a deadline passes at once, gRPC 1.51 may free what it has on its stack.
  ~FakeFeeds() { server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1)); }

  // As gateway_parts.cc has them, but patient for milliseconds.
  gateway::changes::ChangesOptions Options() const {
    const auto channel = Kept(server_->InProcessChannel({}));
    return {.services = {{kGovernance, channel}, {kCohorts, channel}},
            .feeds = {{"portfolio.projects", kGovernance, "WatchProjects"},
                      {"portfolio.committees", kGovernance, "WatchCommittees"},
                      {"cohort.cohorts", kCohorts, "WatchCohorts", {{"parent", "programmes/-"}}}},
            .retry = {.first = absl::Milliseconds(1), .longest = absl::Milliseconds(5)}};
  }

  FakeGovernance governance;
  FakeCohorts cohorts;

 private:
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace pepiniere::test
