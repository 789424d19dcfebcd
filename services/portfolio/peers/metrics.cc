#include "services/portfolio/peers/metrics.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/portfolio/domain/health.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::portfolio::peers {
namespace {

using metrics::v1::ListProjectSignsRequest;
using metrics::v1::MetricsService;
using metrics::v1::ProjectSigns;

constexpr std::string_view kProjects = "projects/";
constexpr int kPageSize = 1000;
constexpr std::size_t kProjectsAtOnce = 100;
// Who waits for a service that is away holds a thread.
constexpr absl::Duration kPatience = absl::Seconds(3);
// Lists are read page by page: they need not be asked for at each. Nor is who does not answer.
constexpr absl::Duration kFresh = absl::Seconds(2);

std::string IdOf(const std::string& project) { return project.substr(std::min(kProjects.size(), project.size())); }

std::optional<base::Date> FromProto(const google::type::Date& proto) {
  return base::Date::FromCivil(proto.year(), proto.month(), proto.day());
}

Measures MeasuresOf(const ProjectSigns& signs) {
  Measures measures;
  measures.first_deployment = FromProto(signs.first_delivery_date());
  measures.last_deployment = FromProto(signs.last_delivery_date());
  for (const google::type::Date& date : signs.recent_delivery_dates()) {
    if (const auto day = FromProto(date)) measures.recent_deployments.push_back(*day);
  }
  if (signs.has_used()) measures.used = signs.used();
  return measures;
}

Impact ImpactOf(const ProjectSigns& signs) {
  Impact impact;
  const ProjectSigns::Impact& told = signs.impact();
  impact.objective = told.objective();
  if (told.has_baseline()) impact.baseline = told.baseline();
  if (told.has_target()) impact.target = told.target();
  if (told.has_value()) impact.value = told.value();
  return impact;
}

}  // namespace

std::optional<std::vector<ProjectSigns>> Metrics::Ask(const rpc::CallScope& call,
                                                      ListProjectSignsRequest request) const {
  const auto channel = metrics_.channel();
  if (!channel.ok()) return std::nullopt;
  {
    const std::lock_guard lock(mutex_);
    if (absl::Now() < away_until_) return std::nullopt;
  }
  request.set_page_size(kPageSize);
  std::vector<ProjectSigns> all;
  do {
    const auto context = rpc::PeerCall::AsService(call, kPatience);
    metrics::v1::ListProjectSignsResponse page;
    const auto status = rpc::PeerCall::Await(
        [&] { return MetricsService::Stub(*channel).ListProjectSigns(context.get(), request, &page); });
    if (!status.ok() || !status->ok()) {
      // A caller who has no more patience says nothing of the service.
      const absl::Time now = absl::Now();
      const std::lock_guard lock(mutex_);
      if (now < call.deadline() && !call.cancelled()) away_until_ = now + kFresh;
      return std::nullopt;
    }
    all.insert(all.end(), page.project_signs().begin(), page.project_signs().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return all;
}

Measures Metrics::Of(const rpc::CallScope& call, const std::string& project, base::Date day) const {
  if (!IsKnown()) return {};
  ListProjectSignsRequest request;
  request.add_projects(base::Concat(kProjects, project));
  *request.mutable_as_of() = aip::ToProto(day);
  request.set_recent_days(kLatelyDays);
  const auto told = Ask(call, std::move(request));
  if (!told || told->empty()) return {.away = true};
  return MeasuresOf(told->front());
}

std::map<std::string, Impact> Metrics::ImpactOf(const rpc::CallScope& call, const std::vector<std::string>& projects,
                                                base::Date day) const {
  std::map<std::string, Impact> impacts;
  if (!IsKnown()) return impacts;
  for (std::size_t from = 0; from < projects.size(); from += kProjectsAtOnce) {
    const std::size_t end = std::min(projects.size(), from + kProjectsAtOnce);
    ListProjectSignsRequest request;
    for (std::size_t i = from; i < end; ++i) request.add_projects(base::Concat(kProjects, projects[i]));
    *request.mutable_as_of() = aip::ToProto(day);
    request.set_with_impact(true);
    const auto told = Ask(call, std::move(request));
    if (!told) {
      for (std::size_t i = from; i < projects.size(); ++i) impacts[projects[i]].away = true;
      return impacts;
    }
    for (const ProjectSigns& signs : *told) impacts[IdOf(signs.project())] = peers::ImpactOf(signs);
  }
  return impacts;
}

std::optional<LastDeployments> Metrics::DeploymentsUntil(const rpc::CallScope& call, base::Date day) const {
  if (!IsKnown()) return LastDeployments();
  {
    const std::lock_guard lock(mutex_);
    if (copy_.day == day && call.received_at() - copy_.read_at < kFresh) return copy_.deployments;
  }
  ListProjectSignsRequest request;
  *request.mutable_as_of() = aip::ToProto(day);
  const auto told = Ask(call, std::move(request));
  if (!told) return std::nullopt;
  LastDeployments deployments;
  for (const ProjectSigns& signs : *told) {
    if (const auto last = FromProto(signs.last_delivery_date())) deployments[IdOf(signs.project())] = *last;
  }
  const std::lock_guard lock(mutex_);
  copy_ = {day, call.received_at(), deployments};
  return deployments;
}

}  // namespace pepiniere::portfolio::peers
