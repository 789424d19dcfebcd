#include "services/portfolio/domain/comparison.h"

#include <algorithm>
#include <utility>

namespace pepiniere::portfolio {
namespace {

std::optional<Position> PositionAt(const Census& census, std::uint32_t place, base::Date day, absl::Time known_at) {
  const std::optional<Standing> standing = census.StandingAt(place, {day, known_at});
  if (!standing) return std::nullopt;
  return Position{standing->phase, standing->phase_since, standing->paused};
}

// None where they are counted alike.
std::optional<Difference> DifferenceAt(const Census& census, const Comparison& asked, std::uint32_t place) {
  const std::string& id = census.IdAt(place);
  const auto matches = [&](const Question& moment) { return !moment.only || moment.only->contains(id); };
  const auto stood = [&](const Question& moment, absl::Time known_at) {
    return PositionAt(census, place, moment.as_of, known_at);
  };
  const std::optional<Position> before = stood(asked.before, asked.before.known_at),
                                after = stood(asked.after, asked.after.known_at);
  const bool before_matches = matches(asked.before), after_matches = matches(asked.after);
  Difference difference{
      .project = id, .before = before_matches ? before : std::nullopt, .after = after_matches ? after : std::nullopt};
  if (difference.before == difference.after) return std::nullopt;

  const bool early_first = asked.before.known_at <= asked.after.known_at;
  const Question& early = early_first ? asked.before : asked.after;
  const std::optional<Position>& told_early = early_first ? before : after;
  const bool known_early = census.Knows(place, {early.as_of, asked.early()}),
             known_late = census.Knows(place, {early.as_of, asked.late()});
  difference.moved = stood(asked.before, asked.late()) != stood(asked.after, asked.late());
  difference.retold = known_late && told_early != stood(early, asked.late());
  difference.created = !known_early && known_late;
  difference.deleted = known_early && !known_late;
  difference.filtered = known_early && known_late && before_matches != after_matches;
  return difference;
}

}  // namespace

DifferencePage Compare(const Census& census, const Comparison& comparison, const std::optional<std::string>& after,
                       int limit) {
  DifferencePage page;
  std::vector<Difference> found;
  for (std::uint32_t place = 0; place < census.places(); ++place) {
    std::optional<Difference> difference = DifferenceAt(census, comparison, place);
    if (!difference) continue;
    ++page.total;
    if (!after || *after < difference->project) found.push_back(*std::move(difference));
  }
  page.more = found.size() > static_cast<std::size_t>(limit);
  const auto end = found.begin() + (page.more ? limit : static_cast<std::ptrdiff_t>(found.size()));
  std::ranges::partial_sort(found, end, {}, &Difference::project);
  page.differences.assign(std::make_move_iterator(found.begin()), std::make_move_iterator(end));
  return page;
}

std::vector<DifferenceReason> ReasonsOf(const Difference& difference, const Writers& writers) {
  const bool by_import = difference.retold && writers.imports,
             by_people = difference.retold && !difference.created && (writers.people || !writers.imports);
  const std::pair<bool, DifferenceReason> known[] = {
      {difference.moved, DifferenceReason::kMoved},     {by_people, DifferenceReason::kCorrected},
      {by_import, DifferenceReason::kImported},         {difference.created, DifferenceReason::kCreated},
      {difference.deleted, DifferenceReason::kDeleted}, {difference.filtered, DifferenceReason::kFilter},
  };
  std::vector<DifferenceReason> reasons;
  for (const auto& [holds, reason] : known) {
    if (holds) reasons.push_back(reason);
  }
  return reasons;
}

}  // namespace pepiniere::portfolio
