#include "services/metrics/api/digital_services.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/api/project_filter.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/indicators.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/domain/to_history.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/history_store.h"
#include "services/record/table.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kSatisfactions[] = {"jdma", "csat", "nps"};
constexpr int kAudiences = 4;  // of the contract's enum, all of them together first

const query::SortSchema& ByName() {
  static const auto* const schema = new query::SortSchema{.keys = {}, .unique = {.name = "name", .sql = "name"}};
  return *schema;
}

class Dashboard {
 public:
  Dashboard(db::Session& session, const Question& question, Visibility& visibility)
      : session_(session), question_(question), before_(question), visibility_(visibility) {
    before_.window.to = question.window.from;
    before_.window.from = question.window.from - (question.window.to - question.window.from);
  }

  absl::StatusOr<v1::DigitalService> Tell(const peers::Project& project) {
    v1::DigitalService told;
    told.set_project(project.name);
    told.set_title(project.title);
    told.set_incubator(project.incubator);
    told.set_phase(project.phase);
    const std::string id = ProjectId(project.name);
    PEP_TRY(TellUsage(id, told));
    PointFigures figures(session_, question_, visibility_);
    PEP_ASSIGN(const auto online, figures.Tell(kOnlineShare, id));
    *told.mutable_online_share() = online.front();
    PEP_TRY(TellSatisfaction(id, told));
    PEP_ASSIGN(const auto freshness, store::LoadFreshness(session_, id, question_.known_before));
    absl::Time last = absl::InfinitePast();
    for (const auto& [source, time] : freshness) last = std::max(last, time);
    if (last != absl::InfinitePast()) *told.mutable_last_time() = aip::ToProto(last);
    return told;
  }

 private:
  absl::Status TellUsage(const std::string& project, v1::DigitalService& told) {
    PEP_ASSIGN(const auto definitions, store::DefinitionsFor(session_, domain::Purpose::kUsage));
    PointFigures now(session_, question_, visibility_), before(session_, before_, visibility_);
    for (const base::Stored<domain::Definition>& definition : definitions) {
      const std::string& owner = definition.value.project;
      if (!owner.empty() && owner != ProjectName(project)) continue;
      PEP_ASSIGN(const MetricValue value, now.Read(project, definition.id, definition.value));
      PEP_ASSIGN(const MetricValue earlier, before.Read(project, definition.id, definition.value));
      if (!value.value && !earlier.value && value.no_data == v1::NO_DATA_REASON_NO_ROWS) continue;
      v1::DigitalService::Usage& usage = *told.add_usages();
      usage.set_definition(record::NameOf(domain::Definition::kPattern, definition.id));
      usage.set_title(definition.value.title);
      usage.set_unit(definition.value.unit);
      usage.set_no_data(value.no_data);
      if (value.value) usage.set_value(*value.value);
      if (earlier.value) usage.set_value_before(*earlier.value);
      if (value.value && earlier.value && *earlier.value != 0) {
        usage.set_progression((*value.value - *earlier.value) / *earlier.value);
      }
    }
    if (told.usages().empty()) told.set_usage_no_data(v1::NO_DATA_REASON_NO_ROWS);
    return absl::OkStatus();
  }

  // All together, then each audience.
  absl::Status TellSatisfaction(const std::string& project, v1::DigitalService& told) {
    PEP_ASSIGN(const History all, store::LoadHistory(session_, project, question_.window, question_.known_before));
    std::map<domain::Audience, Surveys> by_audience;
    if (!question_.known_before) {
      PEP_ASSIGN(const auto surveys, record::SelectBelow<domain::Survey>(session_, project));
      for (const base::Stored<domain::Survey>& survey : surveys) {
        if (survey.value.audience && Covers(survey.value.date)) {
          domain::AddTo(survey.value, by_audience[*survey.value.audience]);
        }
      }
    }
    for (int audience = 0; audience < kAudiences; ++audience) {
      History history;
      history.surveys = audience == 0 ? all.surveys : by_audience[static_cast<domain::Audience>(audience)];
      v1::DigitalService::Satisfaction& one = *told.add_satisfactions();
      one.set_audience(static_cast<v1::Audience>(audience));
      for (const std::string_view id : kSatisfactions) {
        *one.add_indicators() = Told(ComputeOne(id, history, question_.window), ProjectName(project), question_);
      }
    }
    return absl::OkStatus();
  }

  bool Covers(base::Date day) const {
    const absl::Time start = StartOf(day, question_.window.zone);
    return start >= question_.window.from && start < std::min(question_.window.to, question_.window.as_of);
  }

  db::Session& session_;
  const Question& question_;
  Question before_;
  Visibility& visibility_;
};

bool Tells(const v1::DigitalService& told) {
  if (!told.usages().empty() || told.online_share().no_data() == v1::NO_DATA_REASON_UNSPECIFIED) return true;
  return std::ranges::any_of(told.satisfactions(0).indicators(), [](const v1::Indicator& indicator) {
    return indicator.no_data() == v1::NO_DATA_REASON_UNSPECIFIED;
  });
}

}  // namespace

absl::StatusOr<v1::ListDigitalServicesResponse> DigitalServices::List(rpc::CallScope& call,
                                                                      const v1::ListDigitalServicesRequest& request) {
  v1::ListDigitalServicesRequest bound = request;
  bound.clear_page_size();
  bound.clear_page_token();
  PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                 {.page_size = request.page_size(),
                                                                  .page_token = request.page_token(),
                                                                  .bound_to = {bound.SerializeAsString()}},
                                                                 ByName()));
  const absl::Time now = paging.known_at.value_or(call.received_at());
  PEP_ASSIGN(const Question question, ReadQuestion(request, now));
  PEP_ASSIGN(const auto matching, ProjectsMatching(context_, call, request.filter()));
  const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
  const ProjectPage page = PageOf(matching, after, paging.list.limit);
  Visibility visibility(context_, call);
  PEP_ASSIGN(auto reply,
             context_.db.Snapshot(
                 call.deadline(), [&](db::Session& session) -> absl::StatusOr<v1::ListDigitalServicesResponse> {
                   v1::ListDigitalServicesResponse told;
                   Dashboard dashboard(session, question, visibility);
                   int telling = 0;
                   // How many of all tell anything, the first page says for all.
                   for (const peers::Project& project : matching) {
                     PEP_ASSIGN(v1::DigitalService one, dashboard.Tell(project));
                     if (Tells(one)) ++telling;
                     const bool shown = std::ranges::any_of(
                         page.projects, [&](const peers::Project& its) { return its.name == project.name; });
                     if (shown) *told.add_digital_services() = std::move(one);
                   }
                   told.set_telling_size(telling);
                   return told;
                 }));
  reply.set_total_size(static_cast<int>(matching.size()));
  if (page.more) reply.set_next_page_token(paging.NextToken({page.projects.back().name}, std::nullopt, now));
  TellQuestion(question, reply);
  return reply;
}

void DigitalServices::Mount(rpc::Service& service) {
  service.Unary("ListDigitalServices", *this, &DigitalServices::List);
}

}  // namespace pepiniere::metrics::api
