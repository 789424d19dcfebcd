#include "services/metrics/api/digital_services.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
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
#include "services/metrics/api/history_figures.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/api/project_filter.h"
#include "services/metrics/api/usage_progress.h"
#include "services/metrics/compute/indicators.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/history_store.h"
#include "services/metrics/store/told_store.h"
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
    before_.window = AsLongBefore(question.window);
  }

  // Reads what is the same of all services, and what users said of these projects (ids).
  absl::Status Begin(const std::vector<std::string>& projects) {
    PEP_ASSIGN(usages_, store::DefinitionsFor(session_, domain::Purpose::kUsage));
    PEP_ASSIGN(shares_, store::DefinitionsFor(session_, domain::Purpose::kOnlineShare));
    PEP_ASSIGN(said_, store::LoadSatisfaction(session_, projects, question_.window, question_.known_before));
    return absl::OkStatus();
  }

  // How many of them tell anything of usage, share or satisfaction: nothing of it is computed.
  absl::StatusOr<int> CountTelling(const std::vector<peers::Project>& projects) {
    PEP_ASSIGN(const auto surveyed, store::SurveyedProjects(session_, question_.window, question_.known_before));
    std::set<std::string> metrics;
    for (const auto* definitions : {&usages_, &shares_}) {
      for (const StoredDefinition& definition : *definitions)
        std::ranges::copy(PartsOf(definition), std::inserter(metrics, metrics.end()));
    }
    PEP_ASSIGN(parts_, store::FactsOf(session_, {metrics.begin(), metrics.end()}));
    PEP_ASSIGN(const auto told, MetricsTold());
    int telling = 0;
    for (const peers::Project& project : projects) {
      const std::string id = ProjectId(project.name);
      const auto its_own = told.find(id);
      bool tells = surveyed.contains(id);
      if (!tells && its_own != told.end()) {
        PEP_ASSIGN(tells, Tells(project.name, its_own->second));
      }
      if (tells) ++telling;
    }
    return telling;
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
    TellSatisfaction(id, told);
    PEP_ASSIGN(const bool all, visibility_.Reads(project.name));
    PEP_ASSIGN(const auto freshness, store::LoadFreshness(session_, id, question_.known_before, all));
    absl::Time last = absl::InfinitePast();
    for (const auto& [source, time] : freshness) last = std::max(last, time);
    if (last != absl::InfinitePast()) *told.mutable_last_time() = aip::ToProto(last);
    return told;
  }

 private:
  using StoredDefinition = base::Stored<domain::Definition>;

  // The metrics that its values are made of.
  static std::vector<std::string> PartsOf(const StoredDefinition& definition) {
    if (definition.value.kind != domain::Kind::kRatio) return {definition.id};
    return {definition.value.numerator, definition.value.denominator};
  }

  // Which of the parts each project (an id) tells in the period or in the one before.
  absl::StatusOr<std::map<std::string, std::set<std::string>>> MetricsTold() {
    Question both = question_;
    both.window.from = before_.window.from;
    std::map<std::string, std::set<std::string>> told;
    for (const bool by_instants : {true, false}) {
      std::vector<std::string> metrics;
      for (const auto& [id, facts] : parts_) {
        if ((facts.definition.period == domain::Period::kInstant) == by_instants) metrics.push_back(id);
      }
      const Question asked = by_instants ? both : ByDates(both);
      const absl::Time end = std::min(asked.window.to, asked.window.as_of);
      PEP_ASSIGN(const auto some, store::MetricsTold(session_, metrics, {asked.window.from, end, asked.known_before}));
      for (const auto& [project, ids] : some) told[project].insert(ids.begin(), ids.end());
    }
    return told;
  }

  // Whether the caller is told anything of a project (a name) that has points of these metrics.
  absl::StatusOr<bool> Tells(const std::string& project, const std::set<std::string>& told) {
    for (const auto* definitions : {&usages_, &shares_}) {
      for (const StoredDefinition& definition : *definitions) {
        const std::string& owner = definition.value.project;
        if (!owner.empty() && owner != project) continue;
        const auto parts = PartsOf(definition);
        const auto is_told = [&](const std::string& part) { return told.contains(part); };
        if (!std::ranges::all_of(parts, is_told)) continue;
        PEP_ASSIGN(bool sees, visibility_.IsTold(definition.value, project));
        for (const std::string& part : parts) {
          const auto fact = parts_.find(part);
          if (fact == parts_.end() || fact->second.deleted) sees = false;
          if (!sees) break;
          PEP_ASSIGN(sees, visibility_.IsTold(fact->second.definition, project));
        }
        if (sees) return true;
      }
    }
    return false;
  }

  absl::Status TellUsage(const std::string& project, v1::DigitalService& told) {
    PointFigures now(session_, question_, visibility_), before(session_, before_, visibility_);
    std::optional<base::Date> last_day;
    for (const StoredDefinition& definition : usages_) {
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
      TellProgress(Compare(definition.value, value, earlier, now.WindowOf(definition.value)), earlier, usage);
      last_day = std::max({last_day, LastDay(definition.value, earlier, before.WindowOf(definition.value)),
                           LastDay(definition.value, value, now.WindowOf(definition.value))});
    }
    if (told.usages().empty()) told.set_usage_no_data(v1::NO_DATA_REASON_NO_ROWS);
    if (last_day) *told.mutable_last_day() = aip::ToProto(*last_day);
    return absl::OkStatus();
  }

  static void TellProgress(const std::optional<Compared>& compared, const MetricValue& earlier,
                           v1::DigitalService::Usage& usage) {
    if (!compared) {
      if (earlier.value) usage.set_value_before(*earlier.value);
      return;
    }
    usage.set_value_before(compared->before);
    usage.set_value_compared(compared->now);
    if (compared->before != 0) usage.set_progression((compared->now - compared->before) / compared->before);
  }

  // All together, then each audience.
  void TellSatisfaction(const std::string& project, v1::DigitalService& told) const {
    const auto said = said_.find(project);
    for (int audience = 0; audience < kAudiences; ++audience) {
      History history;
      if (said != said_.end()) {
        const auto by_them = said->second.find(audience);
        if (by_them != said->second.end()) history.surveys = by_them->second;
      }
      v1::DigitalService::Satisfaction& one = *told.add_satisfactions();
      one.set_audience(static_cast<v1::Audience>(audience));
      for (const std::string_view id : kSatisfactions) {
        v1::Indicator& figure = *one.add_indicators();
        figure = Told(ComputeOne(id, history, question_.window), ProjectName(project), question_);
        if (audience > 0) TellPart(PartOf(static_cast<domain::Audience>(audience)), figure);
      }
    }
  }

  db::Session& session_;
  const Question& question_;
  Question before_;
  Visibility& visibility_;
  std::vector<StoredDefinition> usages_, shares_;
  std::map<std::string, domain::MetricFacts> parts_;  // of all of these, by their ids
  std::map<std::string, store::Satisfaction> said_;
};

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
  PEP_ASSIGN(Question question, ReadQuestion(request, now));
  // Later pages are of what was known at the first one.
  if (!question.known_before) question.known_before = paging.known_at;
  PEP_ASSIGN(const auto matching, ProjectsMatching(context_, call, request.filter()));
  const std::string after = paging.list.after.empty() ? "" : std::get<std::string>(paging.list.after.front());
  const ProjectPage page = PageOf(matching, after, paging.list.limit);
  std::vector<std::string> ids;
  for (const peers::Project& project : page.projects) ids.push_back(ProjectId(project.name));
  Visibility visibility(context_, call);
  PEP_ASSIGN(auto reply,
             context_.db.Snapshot(call.deadline(),
                                  [&](db::Session& session) -> absl::StatusOr<v1::ListDigitalServicesResponse> {
                                    v1::ListDigitalServicesResponse told;
                                    Dashboard dashboard(session, question, visibility);
                                    PEP_TRY(dashboard.Begin(ids));
                                    for (const peers::Project& project : page.projects) {
                                      PEP_ASSIGN(*told.add_digital_services(), dashboard.Tell(project));
                                    }
                                    PEP_ASSIGN(const int telling, dashboard.CountTelling(matching));
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
