#include "services/metrics/api/project_signs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/comparisons.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/store/sign_store.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kMostProjects = 1000;

const query::SortSchema& ByProject() {
  static const auto* const schema = new query::SortSchema{.keys = {}, .unique = {.name = "project", .sql = "project"}};
  return *schema;
}

// Their ids, in order, each once.
absl::StatusOr<std::vector<std::string>> ReadProjects(const v1::ListProjectSignsRequest& request) {
  static const aip::ResourcePattern pattern(kProject);
  if (request.projects_size() > kMostProjects) {
    return aip::Invalid("projects", base::Concat("must not have more than ", kMostProjects, " items"));
  }
  std::vector<std::string> ids;
  for (int i = 0; i < request.projects_size(); ++i) {
    PEP_ASSIGN(std::string id, aip::ParseKey(pattern, base::Concat("projects[", i, "]"), request.projects(i)));
    ids.push_back(std::move(id));
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::string BoundTo(const v1::ListProjectSignsRequest& request) {
  v1::ListProjectSignsRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  return bound.SerializeAsString();
}

// How much an objective says of a project's impact: one that has all three says most, then one that has a value.
std::tuple<bool, bool, bool> Worth(const v1::TargetComparison& told) {
  const bool meant = told.objective().has_baseline() && told.objective().has_target();
  return {meant && told.has_value(), told.has_value(), meant};
}

void TellImpact(const v1::CompareToTargetResponse& all, v1::ProjectSigns& signs) {
  const auto best = std::ranges::max_element(all.comparisons(), {}, Worth);  // the first of several
  if (best == all.comparisons().end()) return;
  v1::ProjectSigns::Impact& impact = *signs.mutable_impact();
  impact.set_objective(best->objective().name());
  if (best->objective().has_baseline()) impact.set_baseline(best->objective().baseline());
  if (best->objective().has_target()) impact.set_target(best->objective().target());
  if (best->has_value()) impact.set_value(best->value());
}

// A page of projects (ids): those that were asked, or those that ever delivered.
struct Page {
  std::vector<std::string> projects;
  bool more = false;
};
absl::StatusOr<Page> PageOf(db::Session& session, const std::vector<std::string>& asked, const std::string& after,
                            int limit) {
  Page page;
  if (asked.empty()) {
    PEP_ASSIGN(page.projects, store::ProjectsThatDeliver(session, after, limit + 1));
  } else {
    const auto first = std::ranges::upper_bound(asked, after);
    page.projects.assign(first, first + std::min<std::ptrdiff_t>(asked.end() - first, limit + 1));
  }
  page.more = std::ssize(page.projects) > limit;
  if (page.more) page.projects.pop_back();
  return page;
}

void TellDeliveries(const store::Deliveries& deliveries, v1::ProjectSigns& signs) {
  if (deliveries.first) *signs.mutable_first_delivery_date() = aip::ToProto(*deliveries.first);
  if (deliveries.last) *signs.mutable_last_delivery_date() = aip::ToProto(*deliveries.last);
  for (const base::Date day : deliveries.recent) *signs.add_recent_delivery_dates() = aip::ToProto(day);
}

}  // namespace

absl::StatusOr<v1::ListProjectSignsResponse> ProjectSigns::List(rpc::CallScope& call,
                                                                const v1::ListProjectSignsRequest& request) {
  PEP_ASSIGN(const std::vector<std::string> asked, ReadProjects(request));
  aip::Violations violations;
  const base::Date day = aip::ReadDate(request.as_of(), "as_of", violations).value_or(resource::Today(call));
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = {BoundTo(request)}},
          ByProject()));
  // Impact is that of the end of the day, or of now where that is still to come.
  v1::CompareToTargetRequest of_day;
  PEP_ASSIGN(Question question, ReadQuestion(of_day, call.received_at()));
  const absl::Time end = std::min(StartOf(day + 1, question.window.zone), call.received_at());
  *of_day.mutable_as_of() = aip::ToProto(end);
  PEP_ASSIGN(question, ReadQuestion(of_day, call.received_at()));
  Visibility visibility(context_, call);
  const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
  return context_.db.Snapshot(
      call.deadline(), [&](db::Session& session) -> absl::StatusOr<v1::ListProjectSignsResponse> {
        v1::ListProjectSignsResponse told;
        PEP_ASSIGN(const Page page, PageOf(session, asked, after, paging.list.limit));
        PEP_ASSIGN(const auto deliveries, store::ReadDeliveries(session, page.projects, day, request.recent_days()));
        PEP_ASSIGN(const auto used, store::ReadUsed(session, page.projects, day, request.recent_days()));
        for (const std::string& project : page.projects) {
          v1::ProjectSigns& signs = *told.add_project_signs();
          signs.set_project(ProjectName(project));
          if (const auto found = deliveries.find(project); found != deliveries.end()) {
            TellDeliveries(found->second, signs);
          }
          if (const auto found = used.find(project); found != used.end()) signs.set_used(found->second);
          if (!request.with_impact()) continue;
          PEP_ASSIGN(const auto objectives, CompareObjectives(call, session, visibility, project, question));
          TellImpact(objectives, signs);
        }
        if (page.more) told.set_next_page_token(paging.NextToken({page.projects.back()}));
        return told;
      });
}

void ProjectSigns::Mount(rpc::Service& service) { service.Unary("ListProjectSigns", *this, &ProjectSigns::List); }

}  // namespace pepiniere::metrics::api
