// Little's law as a check: what is in progress on average, against what leaves times how long it stayed.
#include <cmath>
#include <string_view>

#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/item_times.h"

namespace pepiniere::metrics {
namespace {

std::string_view Crosses(bool from, bool to) {
  if (from && to) return "crosses both edges";
  if (from) return "crosses the start";
  return to ? "crosses the end" : "";
}

double Seconds(std::int64_t micros) { return static_cast<double>(micros) / 1e6; }

}  // namespace

Figure LittlesLaw(const Asked& asked) {
  Figure figure = FigureOf("littles_law");
  const absl::Time from = asked.window.from, to = asked.End();
  std::int64_t in_progress = 0, of_finished = 0, finished_items = 0, crossing = 0;  // micros, micros, items, items
  for (const WorkItem& item : asked.known.items) {
    std::int64_t stayed = 0;
    for (const auto& [left, right] : InProgress(item, from, to)) stayed += absl::ToInt64Microseconds(right - left);
    const auto [started, finished] = TimesOf(item);
    const bool counts = finished && asked.Contains(*finished);
    if (counts && !started) figure.excluded.push_back({item.id, "NO_START"});
    if (!started || (!counts && stayed == 0)) continue;
    // It was there before, and is in or leaves from inside; or it is still there.
    const bool over_start = *started < from, over_end = StateBefore(to, item) == State::kInProgress;
    Row row{item.id, {*started}, Seconds(stayed), std::string(Crosses(over_start, over_end))};
    if (counts) {
      row.instants.push_back(*finished);
      of_finished += absl::ToInt64Microseconds(*finished - *started);
      ++finished_items;
    }
    in_progress += stayed;
    if (over_start || over_end) ++crossing;
    figure.rows.push_back(std::move(row));
  }
  figure.n = finished_items;
  figure.parts = {{"crossing", static_cast<double>(crossing)}};
  if (figure.rows.empty()) return Without(std::move(figure), NoData::kNoRows);
  if (from >= to || in_progress == 0 || finished_items == 0) {
    return Without(std::move(figure), NoData::kEmptyDenominator);
  }
  const double period = absl::ToDoubleSeconds(to - from);
  const double items = static_cast<double>(finished_items);
  figure.value = 100.0 * static_cast<double>(std::abs(of_finished - in_progress)) / static_cast<double>(in_progress);
  figure.parts.insert(figure.parts.begin(), {{"wip_mean", Seconds(in_progress) / period},
                                             {"throughput_per_day", items * 86400 / period},
                                             {"cycle_time_mean", Seconds(of_finished) / items},
                                             {"wip_expected", Seconds(of_finished) / period},
                                             {"gap", *figure.value}});
  return figure;
}

}  // namespace pepiniere::metrics
