#include "services/metrics/api/series_choice.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/try.h"

namespace pepiniere::metrics::api {
namespace {

using domain::Dimension;

// Whether the values of these may be added up over what they are split by and nobody asked for.
bool AddUp(const std::vector<store::Series>& series, const std::vector<Dimension>& asked,
           const domain::Definition& definition) {
  std::set<std::string> keys;
  for (const store::Series& one : series) {
    std::set<std::string> its;
    for (const Dimension& dimension : one.dimensions) {
      if (std::ranges::count(asked, dimension) == 0) its.insert(dimension.key);
    }
    // Split in two ways, the same is counted twice.
    if (&one != &series.front() && its != keys) return false;
    keys = std::move(its);
  }
  return std::ranges::all_of(
      keys, [&](const std::string& key) { return std::ranges::count(definition.additive_dimensions, key) > 0; });
}

}  // namespace

absl::StatusOr<Choice> ChooseSeries(db::Session& session, const store::SeriesQuery& query,
                                    const domain::Definition& definition) {
  Choice choice;
  PEP_ASSIGN(choice.series, store::SelectSeries(session, query));
  for (const store::Series& one : choice.series) {
    if (std::ranges::count(choice.sources, one.source) == 0) choice.sources.push_back(one.source);
  }
  if (choice.sources.size() > 1) {
    choice.fault = ChoiceFault::kSeveralSources;
    return choice;
  }
  const auto exact = std::ranges::find(choice.series, query.dimensions, &store::Series::dimensions);
  if (exact != choice.series.end()) {
    choice.series = {*exact};
  } else if (choice.series.size() > 1 && !AddUp(choice.series, query.dimensions, definition)) {
    choice.fault = ChoiceFault::kNotAdditive;
  }
  return choice;
}

}  // namespace pepiniere::metrics::api
