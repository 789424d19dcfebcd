// How often something is delivered: on how many days of a week.
#include <algorithm>
#include <set>

#include "services/base/statistics.h"
#include "services/base/text.h"
#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/deployments.h"

namespace pepiniere::metrics {
namespace {

// What is before the first event of production is not empty: nobody told of it.
std::optional<absl::Time> FirstEvent(const History& known) {
  std::optional<absl::Time> first;
  for (const Deployment& d : known.deployments) {
    if (!IsProduction(d)) continue;
    for (const auto& instant : {d.started, d.finished}) {
      if (instant && (!first || *instant < *first)) first = instant;
    }
  }
  return first;
}

// Of the last complete buckets, as many as are covered: how many days of each have a delivery.
std::vector<std::int64_t> DaysOfEach(const std::vector<base::Date>& buckets, Grain grain,
                                     const std::set<base::Date>& days) {
  std::vector<std::int64_t> counts;
  for (const base::Date first : buckets) {
    counts.push_back(std::distance(days.lower_bound(first), days.lower_bound(NextBucket(first, grain))));
  }
  return counts;
}

std::vector<base::Date> Covered(std::vector<base::Date> buckets, Grain grain, base::Date first_event) {
  std::erase_if(buckets, [&](base::Date first) { return NextBucket(first, grain) <= first_event; });
  return buckets;
}

}  // namespace

Figure DeploymentFrequency(const Asked& asked) {
  Figure figure = FigureOf("deployment_frequency");
  const absl::TimeZone& zone = asked.window.zone;
  const auto first_event = FirstEvent(asked.known);
  if (!first_event) return Without(std::move(figure), NoData::kNoRows);
  const base::Date first_day = DayOf(*first_event, zone);
  const std::vector<base::Date> weeks = Covered(
      CompleteBefore(asked.End(), asked.parameters.frequency_weeks, Grain::kWeek, zone), Grain::kWeek, first_day);
  std::set<base::Date> days;
  for (const Deployment* const d : SuccessfulInProduction(asked.known)) {
    const base::Date day = DayOf(*d->finished, zone);
    const bool is_new = days.insert(day).second;
    const base::Date monday = FirstDay(day, Grain::kWeek);
    if (!std::ranges::binary_search(weeks, monday)) continue;
    const std::string note = base::Concat(LabelOf(monday, Grain::kWeek), ", ", day.ToString());
    figure.rows.push_back({d->id, {*d->finished}, is_new ? 1.0 : 0.0, note});
  }
  figure.n = static_cast<std::int64_t>(weeks.size());
  if (weeks.empty() || figure.n < asked.parameters.frequency_minimum_weeks) {
    return Without(std::move(figure), NoData::kTooFew);
  }
  std::vector<std::int64_t> of_weeks = DaysOfEach(weeks, Grain::kWeek, days);
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    figure.parts.emplace_back(LabelOf(weeks[i], Grain::kWeek), static_cast<double>(of_weeks[i]));
  }
  figure.value = base::Describe(of_weeks).p50;
  figure.min = static_cast<double>(*std::ranges::min_element(of_weeks));
  figure.max = static_cast<double>(*std::ranges::max_element(of_weeks));
  const DoraBands& bands = asked.parameters.dora_bands;
  const std::vector<base::Date> months =
      Covered(CompleteBefore(asked.End(), bands.months, Grain::kMonth, zone), Grain::kMonth, first_day);
  const auto of_months = base::Describe(DaysOfEach(months, Grain::kMonth, days)).p50;
  figure.band = FrequencyBand(*figure.value, of_months, bands);
  return figure;
}

}  // namespace pepiniere::metrics
