#include "services/metrics/api/series_choice.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/try.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

using domain::Dimension;
using SeriesList = std::vector<store::Series>;

// What it is split by, beside what was asked.
std::set<std::string> SplitOf(const store::Series& series, const std::vector<Dimension>& asked) {
  std::set<std::string> keys;
  for (const Dimension& dimension : series.dimensions) {
    if (std::ranges::count(asked, dimension) == 0) keys.insert(dimension.key);
  }
  return keys;
}

// Whether all are split by the same: in two ways, the same would be counted twice.
bool AreSplitAlike(const SeriesList& series, const std::vector<Dimension>& asked) {
  return std::ranges::all_of(
      series, [&](const store::Series& one) { return SplitOf(one, asked) == SplitOf(series.front(), asked); });
}

// Whether values may be added up over these.
bool AddUpOver(const std::set<std::string>& keys, const domain::Definition& definition) {
  return std::ranges::all_of(
      keys, [&](const std::string& key) { return std::ranges::count(definition.additive_dimensions, key) > 0; });
}

void LeaveOut(const SeriesList& series, std::string_view reason, Choice& choice) {
  for (const store::Series& one : series) {
    choice.left_out.push_back({one.number, record::NameOf(store::kSeriesPattern, one.id), reason});
  }
}

// Of what is told by parts alone: those of them that tell something, and others like them.
void ChooseParts(const SeriesList& told, const SeriesList& untold, const std::vector<Dimension>& asked,
                 const domain::Definition& definition, Choice& choice) {
  const bool alike = AreSplitAlike(told, asked);
  const std::set<std::string> keys = SplitOf(told.front(), asked);
  const std::string source = told.front().source;
  SeriesList parts = told;
  for (const store::Series& one : untold) {
    if (alike && one.source == source && SplitOf(one, asked) == keys) parts.push_back(one);
  }
  if (parts.size() > 1 && !(alike && AddUpOver(keys, definition))) {
    choice.fault = ChoiceFault::kNotAdditive;
    LeaveOut(told, kNotAdditive, choice);
    return;
  }
  std::ranges::sort(parts, {}, &store::Series::number);
  choice.series = std::move(parts);
}

// How a metric is told, and in whose days.
struct Telling {
  const domain::Definition& definition;
  const absl::TimeZone& zone;
};
// Of what is told all together, and by parts too, perhaps of other days.
absl::Status ChooseWhole(SeriesReader& reader, const store::Series& whole, const SeriesList& parts,
                         const std::vector<Dimension>& asked, const Telling& telling, Choice& choice) {
  const domain::Definition& definition = telling.definition;
  choice.series = {whole};
  if (parts.empty()) return absl::OkStatus();
  const bool add_up = AreSplitAlike(parts, asked) && AddUpOver(SplitOf(parts.front(), asked), definition);
  if (!add_up || definition.kind != domain::Kind::kAdditive) {
    LeaveOut(parts, add_up ? kWholeTold : kNotAdditive, choice);
    return absl::OkStatus();
  }
  Whole& told = choice.whole.emplace(
      Whole{.series = whole.number, .grain = GrainOf(definition.period), .zone = telling.zone, .told = {}});
  PEP_ASSIGN(const auto points, reader.Points({whole.number}));
  for (const store::HeldPoint& point : points) told.told.insert(FirstDay(DayOf(point.time, told.zone), told.grain));
  std::ranges::copy(parts, std::back_inserter(choice.series));
  std::ranges::sort(choice.series, {}, &store::Series::number);
  return absl::OkStatus();
}

}  // namespace

Grain GrainOf(domain::Period period) {
  if (period == domain::Period::kMonth) return Grain::kMonth;
  return period == domain::Period::kWeek ? Grain::kWeek : Grain::kDay;
}

bool Whole::Replaces(const store::HeldPoint& point) const {
  return point.series != series && told.contains(FirstDay(DayOf(point.time, zone), grain));
}

std::set<std::int64_t> LeaveOutParts(const std::optional<Whole>& whole, std::vector<store::HeldPoint>& points) {
  std::set<std::int64_t> of;
  if (!whole) return of;
  std::erase_if(points, [&](const store::HeldPoint& point) {
    const bool is_out = whole->Replaces(point);
    if (is_out) of.insert(point.series);
    return is_out;
  });
  return of;
}

absl::StatusOr<Choice> ChooseSeries(SeriesReader& reader, const store::SeriesQuery& query,
                                    const domain::Definition& definition, const absl::TimeZone& zone) {
  Choice choice;
  PEP_ASSIGN(SeriesList all, reader.Select(query));
  if (all.size() < 2) {
    choice.series = std::move(all);
    return choice;
  }
  std::vector<std::int64_t> numbers;
  for (const store::Series& one : all) numbers.push_back(one.number);
  // What was told once, by whoever, and not of this period, is no reason to tell nothing of it.
  PEP_ASSIGN(const auto are_told, reader.Told(numbers));
  SeriesList told, untold;
  for (store::Series& one : all) (are_told.contains(one.number) ? told : untold).push_back(std::move(one));
  if (told.empty()) return choice;
  for (const store::Series& one : told) {
    if (std::ranges::count(choice.sources, one.source) == 0) choice.sources.push_back(one.source);
  }
  if (choice.sources.size() > 1) {
    choice.fault = ChoiceFault::kSeveralSources;
    LeaveOut(told, kSeveralSources, choice);
    return choice;
  }
  const auto exact = std::ranges::find(told, query.dimensions, &store::Series::dimensions);
  if (exact == told.end()) {
    ChooseParts(told, untold, query.dimensions, definition, choice);
    return choice;
  }
  const store::Series whole = *exact;
  told.erase(exact);
  PEP_TRY(ChooseWhole(reader, whole, told, query.dimensions, {definition, zone}, choice));
  return choice;
}

}  // namespace pepiniere::metrics::api
