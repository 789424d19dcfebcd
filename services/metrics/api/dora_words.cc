#include "services/metrics/api/dora_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "services/aip/values.h"
#include "services/metrics/api/figure_words.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/deployments.h"
#include "services/metrics/compute/indicators.h"
#include "services/metrics/compute/known.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kMeasures[] = {"deployment_frequency", "change_lead_time", "change_fail_rate",
                                          "recovery_time", "rework_rate"};
constexpr std::string_view kBands = "four_keys_2019@1";
constexpr int kMostNames = 100;

void AddNames(const Figure& figure, std::string_view reason, google::protobuf::RepeatedPtrField<std::string>* names) {
  for (const Excluded& excluded : figure.excluded) {
    if (excluded.reason == reason && names->size() < kMostNames) names->Add(std::string(excluded.id));
  }
}

// The first instant that anything is told of in production.
std::optional<absl::Time> FirstEvent(const History& known) {
  std::optional<absl::Time> first;
  for (const Deployment& deployment : known.deployments) {
    if (!IsProduction(deployment)) continue;
    for (const auto& instant : {deployment.started, deployment.finished}) {
      if (instant && (!first || *instant < *first)) first = instant;
    }
  }
  return first;
}

// Of weeks that the period cuts, what lies in it.
void AddWeeks(const History& known, const Figure& failures, const Question& question, v1::Dora& told) {
  const absl::TimeZone& zone = question.window.zone;
  const absl::Time end = std::min(question.window.to, question.window.as_of);
  const auto first = FirstEvent(known);
  std::map<std::string, double, std::less<>> failed;
  for (const Row& row : failures.rows) failed[row.id] = row.contribution;
  std::set<std::string, std::less<>> maturing;
  for (const Excluded& excluded : failures.excluded) {
    if (excluded.reason == "MATURING") maturing.insert(excluded.id);
  }
  for (const Bucket& week : BucketsWithin(question.window.from, end, Grain::kWeek, zone)) {
    v1::Dora::Week& one = *told.add_weeks();
    *one.mutable_start_date() = aip::ToProto(week.first);
    one.set_covered(first && week.to > *first && week.to <= end);
    one.set_partial(week.from < question.window.from || week.to > end);
    const absl::Time begin = std::max(week.from, question.window.from), over = std::min(week.to, end);
    const auto is_in = [&](absl::Time finished) { return finished >= begin && finished < over; };
    std::set<base::Date> days;
    for (const Deployment* const deployment : SuccessfulInProduction(known)) {
      if (!is_in(*deployment->finished)) continue;
      days.insert(DayOf(*deployment->finished, zone));
      one.set_deployments(one.deployments() + 1);
    }
    one.set_deployment_days(static_cast<int>(days.size()));
    for (const Deployment& deployment : known.deployments) {
      if (!deployment.finished || !is_in(*deployment.finished)) continue;
      const auto row = failed.find(deployment.id);
      if (row != failed.end() && row->second > 0) one.set_failed(one.failed() + 1);
      if (maturing.contains(deployment.id)) one.set_maturing(one.maturing() + 1);
    }
  }
}

}  // namespace

v1::Dora DoraOf(const History& history, const std::string& project, const Question& question,
                const Parameters& parameters) {
  v1::Dora told;
  told.set_project(project);
  told.set_bands(std::string(kBands));
  TellQuestion(question, told);
  for (const std::string_view id : kMeasures) {
    const Figure figure = ComputeOne(id, history, question.window, parameters);
    *told.add_indicators() = Told(figure, project, question);
    if (id == "recovery_time") AddNames(figure, "OPEN", told.mutable_open_failures());
    if (id != "change_fail_rate") continue;
    AddNames(figure, "MATURING", told.mutable_maturing());
    AddWeeks(KnownBefore(question.window.as_of, history), figure, question, told);
  }
  return told;
}

}  // namespace pepiniere::metrics::api
