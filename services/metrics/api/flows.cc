#include "services/metrics/api/flows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/aip/redaction.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/item_types.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/flow.h"
#include "services/metrics/compute/indicators.h"
#include "services/metrics/store/history_store.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::size_t kMostStandings = 1'000, kMostAgeing = 1'000, kMostFinishes = 2'000;
constexpr std::string_view kIndicators[] = {"cycle_time", "lead_time", "wip", "age", "throughput", "littles_law"};

int BeyondOf(std::string_view band) {
  if (band == "up_to_p85") return 50;
  if (band == "up_to_p95") return 85;
  return band == "above_p95" ? 95 : 0;
}

// The last day of each week or month, or the last one of all.
bool EndsBucket(const std::vector<FlowDay>& days, std::size_t i, v1::Grain grain) {
  if (grain == v1::GRAIN_UNSPECIFIED || grain == v1::GRAIN_DAY || i + 1 == days.size()) return true;
  const Grain bucket = grain == v1::GRAIN_WEEK ? Grain::kWeek : Grain::kMonth;
  return FirstDay(days[i].day, bucket) != FirstDay(days[i + 1].day, bucket);
}

absl::Status TellDays(const Flow& flow, const Question& question, v1::Grain grain, v1::Flow& told) {
  for (std::size_t i = 0; i < flow.days.size(); ++i) {
    if (!EndsBucket(flow.days, i, grain)) continue;
    const FlowDay& day = flow.days[i];
    v1::Flow::Standing& standing = *told.add_cumulative();
    const absl::Time end = StartOf(day.day + 1, question.window.zone);
    *standing.mutable_time() = aip::ToProto(std::min(end, question.window.as_of));
    const Grain bucket = grain == v1::GRAIN_MONTH ? Grain::kMonth : Grain::kWeek;
    const bool by_day = grain == v1::GRAIN_UNSPECIFIED || grain == v1::GRAIN_DAY;
    *standing.mutable_date() = aip::ToProto(by_day ? day.day : FirstDay(day.day, bucket));
    standing.set_todo(day.todo);
    standing.set_in_progress(day.in_progress);
    standing.set_done(day.done);
    standing.set_cancelled(day.cancelled);
  }
  if (static_cast<std::size_t>(told.cumulative_size()) > kMostStandings) {
    return aip::Invalid("grain", "tells more than 1,000 times: ask for weeks or months");
  }
  if (flow.days.empty()) told.set_cumulative_no_data(v1::NO_DATA_REASON_NO_ROWS);
  return absl::OkStatus();
}

const domain::WorkItem& WordsFor(const std::string& item, const ItemWords& words) {
  static const domain::WorkItem nothing;
  const auto found = words.find(item);
  return found == words.end() ? nothing : found->second;
}

// Its status when it was last moved before that instant; empty: it had none.
std::string StatusBefore(absl::Time instant, const domain::WorkItem& item) {
  std::string status;
  absl::Time last = absl::InfinitePast();
  for (const domain::Transition& transition : item.transitions) {
    if (transition.time >= instant || transition.time < last) continue;
    status = transition.status;
    last = transition.time;
  }
  return status;
}

void TellAgeing(const Flow& flow, const ItemWords& words, absl::Time as_of, v1::Flow& told) {
  told.set_ageing_count(static_cast<std::int64_t>(flow.ageing.size()));
  for (std::size_t i = 0; i < std::min(kMostAgeing, flow.ageing.size()); ++i) {
    const AgeingItem& item = flow.ageing[i];
    const domain::WorkItem& its = WordsFor(item.id, words);
    v1::Flow::Ageing& one = *told.add_ageing();
    one.set_work_item(item.id);
    one.set_source_id(its.source_id);
    one.set_title(its.title);
    one.set_type(its.type);
    one.set_status(StatusBefore(as_of, its));
    *one.mutable_start_time() = aip::ToProto(item.started);
    one.set_age_seconds(item.age);
    one.set_beyond_percentile(BeyondOf(item.band));
  }
  if (flow.ageing.empty()) told.set_ageing_no_data(v1::NO_DATA_REASON_NO_ROWS);
}

void TellFinishes(const Flow& flow, const ItemWords& words, v1::Flow& told) {
  told.set_finish_count(static_cast<std::int64_t>(flow.finished.size()));
  const std::size_t first = flow.finished.size() - std::min(kMostFinishes, flow.finished.size());
  for (std::size_t i = first; i < flow.finished.size(); ++i) {
    const FinishedItem& item = flow.finished[i];
    const domain::WorkItem& its = WordsFor(item.id, words);
    v1::Flow::Finish& one = *told.add_finishes();
    one.set_work_item(item.id);
    one.set_source_id(its.source_id);
    one.set_title(its.title);
    one.set_type(its.type);
    *one.mutable_start_time() = aip::ToProto(item.finished - absl::Seconds(item.cycle_time));
    *one.mutable_finish_time() = aip::ToProto(item.finished);
    one.set_cycle_time_seconds(item.cycle_time);
  }
  if (flow.bands.p50) told.mutable_bands()->set_p50(*flow.bands.p50);
  if (flow.bands.p85) told.mutable_bands()->set_p85(*flow.bands.p85);
  if (flow.bands.p95) told.mutable_bands()->set_p95(*flow.bands.p95);
  if (!flow.bands.p50) told.set_bands_no_data(v1::NO_DATA_REASON_NO_ROWS);
}

}  // namespace

absl::StatusOr<v1::Flow> Flows::Get(rpc::CallScope& call, const v1::GetFlowRequest& request) {
  PEP_ASSIGN(const std::string project, ReadProject(context_, call, "project", request.project()));
  PEP_ASSIGN(const Question question, ReadQuestion(request, call.received_at()));
  if (request.grain() == v1::GRAIN_RAW) return aip::Invalid("grain", "must be DAY, WEEK or MONTH");
  ItemWords words;
  PEP_ASSIGN(History history,
             context_.db.Snapshot(call.deadline(), [&](db::Session& session) -> absl::StatusOr<History> {
               PEP_ASSIGN(words, WordsOf(session, project, question.known_before));
               return store::LoadHistory(session, project, question.window, question.known_before);
             }));
  KeepTypes({request.types().begin(), request.types().end()}, words, history);
  const metrics::Flow flow = MakeFlow(history, question.window);
  v1::Flow told;
  told.set_project(ProjectName(project));
  TellQuestion(question, told);
  PEP_TRY(TellDays(flow, question, request.grain(), told));
  TellAgeing(flow, words, std::min(question.window.to, question.window.as_of), told);
  TellFinishes(flow, words, told);
  for (const std::string_view id : kIndicators) {
    *told.add_indicators() = Told(ComputeOne(id, history, question.window), told.project(), question);
  }
  Visibility visibility(context_, call);
  PEP_TRY(visibility.Restrict(told.project(), told));
  return told;
}

void Flows::Mount(rpc::Service& service) { service.Unary("GetFlow", *this, &Flows::Get); }

}  // namespace pepiniere::metrics::api
