#include "services/metrics/peers/projects.h"

#include <utility>

#include "clients/cpp/status.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/rpc/metadata.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::metrics::peers {
namespace {

using portfolio::v1::PortfolioService;

constexpr std::string_view kKind = "PROJECT_KIND_", kPhase = "PHASE_";
constexpr int kPageSize = 1000;
// Nobody decides by what is older.
constexpr absl::Duration kFresh = absl::Seconds(5);
// Who waits for a portfolio that is away holds a thread.
constexpr absl::Duration kPatience = absl::Seconds(3);
constexpr std::size_t kMostFound = 10'000;

// "SCALING" of PHASE_SCALING; nothing of what only a newer portfolio knows.
std::string WithoutPrefix(const std::string& symbol, std::string_view prefix) {
  return symbol.starts_with(prefix) ? symbol.substr(prefix.size()) : "";
}

Project Told(const portfolio::v1::Project& project) {
  Project told = {
      .name = project.name(), .uid = project.uid(), .title = project.title(), .incubator = project.primary_incubator()};
  if (!told.incubator.empty()) told.incubators.push_back(told.incubator);
  told.incubators.insert(told.incubators.end(), project.other_incubators().begin(), project.other_incubators().end());
  told.sponsors.assign(project.sponsors().begin(), project.sponsors().end());
  told.themes.assign(project.themes().begin(), project.themes().end());
  if (project.kind() != portfolio::v1::PROJECT_KIND_UNSPECIFIED) {
    told.kind = WithoutPrefix(portfolio::v1::ProjectKind_Name(project.kind()), kKind);
  }
  if (project.phase() != portfolio::v1::PHASE_UNSPECIFIED) {
    told.phase = WithoutPrefix(portfolio::v1::Phase_Name(project.phase()), kPhase);
  }
  told.lives = !project.has_delete_time();
  return told;
}

}  // namespace

absl::StatusOr<std::optional<Project>> Projects::Ask(const rpc::CallScope& call, const std::string& name) const {
  PEP_ASSIGN(const auto channel, portfolio_.channel());
  const auto context = rpc::PeerCall::AsService(call, kPatience);
  portfolio::v1::GetProjectRequest request;
  request.set_name(name);
  portfolio::v1::Project project;
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
               return PortfolioService::Stub(channel).GetProject(context.get(), request, &project);
             }));
  const absl::Status found = clients::FromGrpc(status);
  // A name that the portfolio finds wrong is nothing's.
  if (absl::IsNotFound(found) || absl::IsInvalidArgument(found)) return std::optional<Project>();
  PEP_TRY(found);
  return std::optional<Project>(Told(project));
}

absl::StatusOr<std::optional<Project>> Projects::Find(const rpc::CallScope& call, std::string_view name) const {
  const absl::Time now = clock_.Now();
  {
    const std::lock_guard lock(mutex_);
    const auto known = found_.find(name);
    if (known != found_.end() && now - known->second.read_at < kFresh) return known->second.project;
  }
  PEP_ASSIGN(std::optional<Project> project, Ask(call, std::string(name)));
  const std::lock_guard lock(mutex_);
  if (found_.size() >= kMostFound) found_.clear();
  // What there is not yet may be there in a moment.
  if (project) {
    found_.insert_or_assign(std::string(name), Found{project, now});
  } else if (const auto gone = found_.find(name); gone != found_.end()) {
    found_.erase(gone);
  }
  return project;
}

absl::StatusOr<ProjectMap> Projects::Read(const rpc::CallScope& call, bool hidden, bool deleted) const {
  PEP_ASSIGN(const auto channel, portfolio_.channel());
  portfolio::v1::ListProjectsRequest request;
  request.set_page_size(kPageSize);
  request.set_show_deleted(deleted);
  for (const char* path : {"name", "uid", "title", "primary_incubator", "other_incubators", "sponsors", "themes",
                           "kind", "phase", "delete_time"}) {
    request.mutable_read_mask()->add_paths(path);
  }
  ProjectMap projects;
  do {
    const auto context = rpc::PeerCall::AsService(call, kPatience);
    if (!hidden) context->AddMetadata(rpc::kAsCaller, "1");  // and no token: as anybody
    portfolio::v1::ListProjectsResponse page;
    PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
                 return PortfolioService::Stub(channel).ListProjects(context.get(), request, &page);
               }));
    PEP_TRY(clients::FromGrpc(status));
    for (const portfolio::v1::Project& project : page.projects()) projects.emplace(project.name(), Told(project));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return projects;
}

absl::StatusOr<std::shared_ptr<const ProjectMap>> Projects::Latest(const rpc::CallScope& call, bool hidden,
                                                                   Copy& copy) const {
  const absl::Time now = clock_.Now();
  std::shared_ptr<const ProjectMap> last;
  {
    const std::lock_guard lock(mutex_);
    if (copy.projects && now - copy.read_at < kFresh) return copy.projects;
    last = copy.projects;
  }
  absl::StatusOr<ProjectMap> read = Read(call, hidden);
  if (!read.ok()) {
    if (last) return last;
    return std::move(read).status();
  }
  const std::lock_guard lock(mutex_);
  copy = {std::make_shared<const ProjectMap>(*std::move(read)), now};
  return copy.projects;
}

absl::StatusOr<std::shared_ptr<const ProjectMap>> Projects::Public(const rpc::CallScope& call) const {
  return Latest(call, /*hidden=*/false, public_);
}

absl::StatusOr<std::shared_ptr<const ProjectMap>> Projects::All(const rpc::CallScope& call) const {
  return Latest(call, /*hidden=*/true, all_);
}

absl::StatusOr<ProjectMap> Projects::Now(const rpc::CallScope& call) const {
  return Read(call, /*hidden=*/true, /*deleted=*/true);
}

void Projects::Forget() const {
  const std::lock_guard lock(mutex_);
  found_.clear();
  public_.read_at = all_.read_at = absl::InfinitePast();
}

}  // namespace pepiniere::metrics::peers
