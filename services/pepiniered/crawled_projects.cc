#include "services/pepiniered/crawled_projects.h"

#include <string>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere {
namespace {

using gateway::site::CrawledProject;
using portfolio::v1::PortfolioService;

constexpr int kPageSize = 1000;
constexpr absl::Duration kPatience = absl::Seconds(5);
constexpr absl::Duration kPatienceOfAPage = absl::Seconds(2);

void ExpireIn(absl::Duration patience, grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + patience));
}

CrawledProject Read(const portfolio::v1::Project& project) {
  const std::string& name = project.name();
  return {.id = name.substr(name.find('/') + 1),
          .changed_at = absl::FromUnixSeconds(project.update_time().seconds()),
          .noindex = project.noindex() || project.has_delete_time()};
}

}  // namespace

absl::StatusOr<std::vector<CrawledProject>> ListCrawledProjects(const std::shared_ptr<grpc::Channel>& channel) {
  const auto stub = PortfolioService::NewStub(channel);
  std::vector<CrawledProject> projects;
  portfolio::v1::ListProjectsRequest request;
  request.set_page_size(kPageSize);
  for (const char* path : {"name", "update_time", "noindex"}) request.mutable_read_mask()->add_paths(path);
  do {
    grpc::ClientContext context;
    ExpireIn(kPatience, context);
    portfolio::v1::ListProjectsResponse page;
    PEP_TRY(clients::FromGrpc(stub->ListProjects(&context, request, &page)));
    for (const portfolio::v1::Project& project : page.projects()) projects.push_back(Read(project));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return projects;
}

absl::StatusOr<CrawledProject> FindCrawledProject(const std::shared_ptr<grpc::Channel>& channel, std::string_view id) {
  portfolio::v1::GetProjectRequest request;
  request.set_name(base::Concat("projects/", id));
  grpc::ClientContext context;
  ExpireIn(kPatienceOfAPage, context);
  portfolio::v1::Project project;
  const absl::Status found =
      clients::FromGrpc(PortfolioService::NewStub(channel)->GetProject(&context, request, &project));
  if (absl::IsInvalidArgument(found)) return absl::NotFoundError("no project has such a name");
  PEP_TRY(found);
  return Read(project);
}

}  // namespace pepiniere
