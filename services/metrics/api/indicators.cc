#include "services/metrics/api/indicators.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/dora_words.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/api/project_filter.h"
#include "services/metrics/api/renames.h"
#include "services/metrics/store/history_store.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

constexpr int kMostIndicators = 50;
// Of so many projects at once values are read: all that a hundred told in years is not too much to hold.
constexpr std::size_t kReadAhead = 100;

std::vector<std::string> NextOf(const std::vector<std::string>& projects, std::size_t from) {
  const auto at = [&](std::size_t place) { return projects.begin() + static_cast<std::ptrdiff_t>(place); };
  return {at(from), at(std::min(from + kReadAhead, projects.size()))};
}

const query::SortSchema& ByName() {
  static const auto* const schema = new query::SortSchema{.keys = {}, .unique = {.name = "name", .sql = "name"}};
  return *schema;
}

// Everything that the page is made of; what a token is bound to.
std::vector<std::string> BoundTo(const v1::QueryIndicatorsRequest& request) {
  v1::QueryIndicatorsRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  return {bound.SerializeAsString()};
}

}  // namespace

absl::StatusOr<std::vector<const Formula*>> ReadIndicators(
    const google::protobuf::RepeatedPtrField<std::string>& indicators) {
  std::vector<const Formula*> formulas;
  if (indicators.empty()) {
    for (const Formula& formula : Formulas()) formulas.push_back(&formula);
    for (const std::string_view id : {kUsage, kOnlineShare, kImpact}) formulas.push_back(FindAsked(id));
    return formulas;
  }
  if (indicators.size() > kMostIndicators) {
    return aip::Invalid("indicators", base::Concat("must not have more than ", kMostIndicators, " items"));
  }
  for (const std::string& asked : indicators) {
    const Formula* const formula = FindAsked(asked);
    if (!formula || formula->id == kForecast) {
      return aip::Invalid("indicators", NoIndicator(asked));
    }
    formulas.push_back(formula);
  }
  return formulas;
}

absl::StatusOr<std::string> ReadProject(const Context& context, const rpc::CallScope& call, std::string_view field,
                                        const std::string& name) {
  static const aip::ResourcePattern pattern(kProject);
  PEP_ASSIGN(const std::string id, aip::ParseKey(pattern, field, name));
  const auto found = FindSettled(context, call, name);
  if (absl::IsUnavailable(found.status())) return id;  // what is told of it here can be told all the same
  PEP_TRY(found.status());
  if (!*found || (*found)->name != name) return aip::NotFound(name);
  return id;
}

absl::StatusOr<std::vector<ManyFigures>> ComputeAll(const Context& context, const rpc::CallScope& call,
                                                    const std::vector<std::string>& projects,
                                                    const std::vector<const Formula*>& formulas,
                                                    const Question& question, const Parameters& parameters,
                                                    const Part& part, Sums sums) {
  Visibility visibility(context, call);
  return context.db.Snapshot(call.deadline(), [&](db::Session& session) -> absl::StatusOr<std::vector<ManyFigures>> {
    std::vector<ManyFigures> many;
    if (projects.empty()) return many;
    std::map<std::string, History> histories;
    if (!std::ranges::all_of(formulas, [](const Formula* one) { return IsOfPoints(one->id); })) {
      PEP_ASSIGN(histories, store::LoadHistories(session, projects, question.window, question.known_before));
    }
    PointFigures of_points(session, question, visibility, part.dimensions, part.source);
    if (sums == Sums::kKept) PEP_TRY(of_points.ReadKept(formulas));
    static const History kNothing;
    static const store::Satisfaction kNobody;
    std::map<std::string, store::Satisfaction> said;
    const bool of_users = std::ranges::any_of(formulas, [](const Formula* one) { return IsOfUsers(one->id); });
    if (of_users && AudienceOf(part)) {
      PEP_ASSIGN(said, store::LoadSatisfaction(session, projects, question.window, question.known_before));
    }
    for (std::size_t i = 0; i < projects.size(); ++i) {
      if (i % kReadAhead == 0) PEP_TRY(of_points.ReadAhead(NextOf(projects, i), formulas));
      const std::string& project = projects[i];
      ManyFigures& figures = many.emplace_back(ManyFigures{.project = project, .indicators = {}});
      const auto found = histories.find(project);
      const History& history = found == histories.end() ? kNothing : found->second;
      const auto theirs = said.find(project);
      const store::Satisfaction& by_them = theirs == said.end() ? kNobody : theirs->second;
      for (const Formula* const formula : formulas) {
        if (IsOfPoints(formula->id)) {
          PEP_ASSIGN(auto told, of_points.Tell(formula->id, project));
          std::ranges::move(told, std::back_inserter(figures.indicators));
        } else {
          const Figure figure = ComputePart(*formula, history, by_them, part, question.window, parameters);
          TellPart(part, figures.indicators.emplace_back(Told(figure, ProjectName(project), question)));
        }
      }
    }
    return many;
  });
}

absl::StatusOr<v1::QueryIndicatorsResponse> Indicators::Query(rpc::CallScope& call,
                                                              const v1::QueryIndicatorsRequest& request) {
  if (!request.project().empty() && !request.filter().empty()) {
    return aip::Invalid("filter", "say a project or a filter, not both");
  }
  PEP_ASSIGN(const auto formulas, ReadIndicators(request.indicators()));
  PEP_ASSIGN(const Parameters parameters, ReadParameters(request.parameters()));
  PEP_ASSIGN(
      const resource::Paging paging,
      resource::ReadPaging(
          call, {.page_size = request.page_size(), .page_token = request.page_token(), .bound_to = BoundTo(request)},
          ByName()));
  // Later pages are of what was known at the first one, and of the same now.
  PEP_ASSIGN(Question question, ReadQuestion(request, paging.known_at.value_or(call.received_at())));
  if (!question.known_before) question.known_before = paging.known_at;
  std::vector<std::string> projects;
  std::string last;
  if (!request.project().empty()) {
    PEP_ASSIGN(std::string project, ReadProject(context_, call, "project", request.project()));
    projects.push_back(std::move(project));
  } else {
    PEP_ASSIGN(const auto matching, ProjectsMatching(context_, call, request.filter()));
    const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
    const ProjectPage page = PageOf(matching, after, paging.list.limit);
    for (const peers::Project& project : page.projects) projects.push_back(ProjectId(project.name));
    if (page.more) last = page.projects.back().name;
  }
  PEP_ASSIGN(const auto many, ComputeAll(context_, call, projects, formulas, question, parameters,
                                         {ReadDimensions(request.dimensions()), request.source()}));
  v1::QueryIndicatorsResponse reply;
  for (const ManyFigures& figures : many) {
    for (const v1::Indicator& indicator : figures.indicators) *reply.add_indicators() = indicator;
  }
  if (!last.empty()) {
    reply.set_next_page_token(paging.NextToken({last}, std::nullopt, paging.known_at.value_or(call.received_at())));
  }
  return reply;
}

absl::StatusOr<v1::Dora> Indicators::GetDora(rpc::CallScope& call, const v1::GetDoraRequest& request) {
  PEP_ASSIGN(const std::string project, ReadProject(context_, call, "project", request.project()));
  PEP_ASSIGN(const Question question, ReadQuestion(request, call.received_at()));
  PEP_ASSIGN(const Parameters parameters, ReadParameters(request.parameters()));
  PEP_ASSIGN(const History history, context_.db.Snapshot(call.deadline(), [&](db::Session& session) {
    return store::LoadHistory(session, project, question.window, question.known_before);
  }));
  return DoraOf(history, ProjectName(project), question, parameters);
}

void Indicators::Mount(rpc::Service& service) {
  service.Unary("QueryIndicators", *this, &Indicators::Query);
  service.Unary("GetDora", *this, &Indicators::GetDora);
}

}  // namespace pepiniere::metrics::api
