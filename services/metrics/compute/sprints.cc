// Of closed sprints: what is finished in them, and how much of what was committed.
#include <algorithm>
#include <tuple>

#include "services/base/text.h"
#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/item_times.h"

namespace pepiniere::metrics {
namespace {

bool IsMember(const WorkItem& item, const Sprint& sprint, absl::Time instant) {
  return std::ranges::any_of(item.memberships, [&](const Membership& m) {
    return m.sprint == sprint.id && m.from <= instant && (!m.to || instant < *m.to);
  });
}

bool IsDoneIn(const WorkItem& item, const Sprint& sprint, const std::optional<absl::Time>& finished) {
  return finished && *finished >= sprint.start && *finished < sprint.end && IsMember(item, sprint, *finished);
}

// The last that was made at or before; of several made together, the greatest.
std::optional<double> EstimateAt(const WorkItem& item, absl::Time instant) {
  std::optional<double> value;
  for (const Estimate& estimate : item.estimates) {
    if (estimate.at <= instant) value = estimate.value;
  }
  return value;
}

// In the order of their ends.
std::vector<const Sprint*> Closed(const Asked& asked) {
  std::vector<const Sprint*> closed;
  for (const Sprint& sprint : asked.known.sprints) {
    if (sprint.closed && sprint.end <= asked.End()) closed.push_back(&sprint);
  }
  std::ranges::stable_sort(closed, {}, [](const Sprint* sprint) { return std::tie(sprint->end, sprint->id); });
  return closed;
}

// The points of a sprint, in the order of ids; none where things were finished in it and none is estimated.
std::optional<double> PointsOf(const Sprint& sprint, const Asked& asked, Figure& figure) {
  double points = 0;
  bool any = false, estimated = false;
  for (const WorkItem& item : asked.known.items) {
    const auto finished = TimesOf(item).finished;
    if (!IsDoneIn(item, sprint, finished)) continue;
    any = true;
    if (const auto estimate = EstimateAt(item, *finished)) {
      estimated = true;
      points += *estimate;
      figure.rows.push_back({item.id, {*finished}, *estimate, sprint.id});
    } else {
      figure.excluded.push_back({item.id, "NO_ESTIMATE"});
    }
  }
  return any && !estimated ? std::nullopt : std::optional(points);
}

}  // namespace

Figure Velocity(const Asked& asked) {
  Figure figure = FigureOf("velocity");
  const std::vector<const Sprint*> closed = Closed(asked);
  if (closed.empty()) return Without(std::move(figure), NoData::kNoRows);
  const auto wanted = static_cast<std::size_t>(asked.parameters.velocity_sprints);
  double sum = 0;
  std::vector<double> points;
  for (std::size_t i = closed.size() - std::min(wanted, closed.size()); i < closed.size(); ++i) {
    if (const auto of_sprint = PointsOf(*closed[i], asked, figure)) {
      points.push_back(*of_sprint);
      sum += *of_sprint;
      figure.parts.emplace_back(base::Concat("sprint ", closed[i]->id), *of_sprint);
    } else {
      figure.excluded.push_back({closed[i]->id, "NO_ESTIMATES"});
    }
  }
  figure.n = static_cast<std::int64_t>(points.size());
  if (points.empty() || points.size() < wanted) return Without(std::move(figure), NoData::kTooFew);
  figure.value = sum / static_cast<double>(points.size());
  figure.min = *std::ranges::min_element(points);
  figure.max = *std::ranges::max_element(points);
  return figure;
}

Figure SayDo(const Asked& asked) {
  Figure figure = FigureOf("say_do");
  std::int64_t sprints = 0, done = 0;
  for (const Sprint* const sprint : Closed(asked)) {
    if (sprint->end <= asked.window.from) continue;
    ++sprints;
    for (const WorkItem& item : asked.known.items) {
      if (!IsMember(item, *sprint, sprint->start)) continue;
      const auto finished = TimesOf(item).finished;
      if (finished && *finished < sprint->start) {
        figure.excluded.push_back({item.id, "DONE_BEFORE_START"});
        continue;
      }
      const bool counts = IsDoneIn(item, *sprint, finished);
      done += counts ? 1 : 0;
      Row row{item.id, {sprint->start, sprint->end}, counts ? 1.0 : 0.0, sprint->id};
      if (counts) row.instants.push_back(*finished);
      figure.rows.push_back(std::move(row));
    }
  }
  figure.n = static_cast<std::int64_t>(figure.rows.size());
  figure.parts = {{"sprints", static_cast<double>(sprints)}};
  if (sprints == 0) return Without(std::move(figure), NoData::kNoRows);
  if (figure.n == 0) return Without(std::move(figure), NoData::kEmptyDenominator);
  figure.numerator = static_cast<double>(done);
  figure.denominator = static_cast<double>(figure.n);
  figure.value = *figure.numerator / *figure.denominator;
  return figure;
}

}  // namespace pepiniere::metrics
