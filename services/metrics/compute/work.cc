// Of work items: how long they take, how many are in progress and how old these are, how many are finished.
#include <string>

#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/item_times.h"

namespace pepiniere::metrics {
namespace {

// Nothing is said of a time before the first event of any item, nor of one that has not come.
bool IsCovered(const Asked& asked) {
  const auto first = FirstSeen(asked.known.items);
  return asked.window.from < asked.End() && first && *first < asked.End();
}

// Finished items a day, as they were given. Those of the days that begin in the window.
Figure GivenThroughput(Figure figure, const Asked& asked) {
  const std::vector<std::int64_t>& daily = *asked.known.throughput;
  base::Date day = DayOf(asked.window.as_of, asked.window.zone) + -static_cast<std::int32_t>(daily.size());
  std::int64_t days = 0;
  for (const std::int64_t finished : daily) {
    if (const absl::Time start = StartOf(day, asked.window.zone); asked.Contains(start)) {
      figure.rows.push_back({day.ToString(), {start}, static_cast<double>(finished)});
      figure.n += finished;
      ++days;
    }
    day = day + 1;
  }
  if (days == 0) return Without(std::move(figure), daily.empty() ? NoData::kNoRows : NoData::kNotCovered);
  figure.value = static_cast<double>(figure.n);
  return figure;
}

}  // namespace

Figure CycleTime(const Asked& asked) {
  Figure figure = FigureOf("cycle_time");
  Durations durations;
  for (const WorkItem& item : asked.known.items) {
    const auto [started, finished] = TimesOf(item);
    if (!finished || !asked.Contains(*finished)) continue;
    if (!started) {
      figure.excluded.push_back({item.id, "NO_START"});
    } else {
      durations.Add(figure, {item.id, {*started, *finished}}, *finished - *started);
    }
  }
  durations.Tell(figure);
  return figure;
}

Figure LeadTime(const Asked& asked) {
  Figure figure = FigureOf("lead_time");
  Durations durations;
  for (const WorkItem& item : asked.known.items) {
    const auto finished = TimesOf(item).finished;
    if (!finished || !asked.Contains(*finished)) continue;
    if (!item.requested) {
      figure.excluded.push_back({item.id, "NO_REQUEST"});
    } else {
      durations.Add(figure, {item.id, {*item.requested, *finished}}, *finished - *item.requested);
    }
  }
  durations.Tell(figure);
  return figure;
}

Figure Wip(const Asked& asked) {
  Figure figure = FigureOf("wip");
  if (asked.known.items.empty()) return Without(std::move(figure), NoData::kNoRows);
  if (!IsCovered(asked)) return Without(std::move(figure), NoData::kNotCovered);
  for (const WorkItem& item : asked.known.items) {
    if (StateBefore(asked.End(), item) != State::kInProgress) continue;
    figure.rows.push_back({item.id, {*TimesOf(item).started}, 1});
  }
  figure.n = static_cast<std::int64_t>(figure.rows.size());
  figure.value = static_cast<double>(figure.n);
  return figure;
}

Figure Age(const Asked& asked) {
  Figure figure = FigureOf("age");
  Durations durations;
  for (const WorkItem& item : asked.known.items) {
    if (StateBefore(asked.End(), item) != State::kInProgress) continue;
    const absl::Time started = *TimesOf(item).started;
    durations.Add(figure, {item.id, {started, asked.End()}}, asked.End() - started);
  }
  durations.Tell(figure);
  return figure;
}

Figure Throughput(const Asked& asked) {
  Figure figure = FigureOf("throughput");
  if (asked.known.throughput) return GivenThroughput(std::move(figure), asked);
  if (asked.known.items.empty()) return Without(std::move(figure), NoData::kNoRows);
  if (!IsCovered(asked)) return Without(std::move(figure), NoData::kNotCovered);
  for (const WorkItem& item : asked.known.items) {
    const auto finished = TimesOf(item).finished;
    if (finished && asked.Contains(*finished)) figure.rows.push_back({item.id, {*finished}, 1});
  }
  figure.n = static_cast<std::int64_t>(figure.rows.size());
  figure.value = static_cast<double>(figure.n);
  return figure;
}

}  // namespace pepiniere::metrics
