#include "services/portfolio/domain/stays.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "absl/functional/function_ref.h"

namespace pepiniere::portfolio {
namespace {

// Gathers what is asked for, keeps what comes after a place, and cuts a page of it.
class Pager {
 public:
  Pager(const Census& census, const std::optional<StayPlace>& after) : census_(census), after_(after) {}

  void Add(std::int64_t rank, const Stay& stay) {
    ++total_;
    const Found found{rank, stay};
    if (after_ && Key(found) <= std::tuple(-after_->rank, std::string_view(after_->project), after_->starts)) return;
    found_.push_back(found);
  }

  StayPage Cut(int limit) && {
    StayPage page{.items = {}, .more = found_.size() > static_cast<std::size_t>(limit), .total = total_};
    const auto end = found_.begin() + (page.more ? limit : static_cast<std::ptrdiff_t>(found_.size()));
    std::partial_sort(found_.begin(), end, found_.end(),
                      [&](const Found& a, const Found& b) { return Key(a) < Key(b); });
    for (auto found = found_.begin(); found != end; ++found) {
      page.items.push_back({{found->rank, census_.IdAt(found->stay.place), found->stay.starts}, found->stay});
    }
    return page;
  }

 private:
  struct Found {
    std::int64_t rank;
    Stay stay;
  };
  std::tuple<std::int64_t, std::string_view, base::Date> Key(const Found& found) const {
    return {-found.rank, census_.IdAt(found.stay.place), found.stay.starts};
  }

  const Census& census_;
  const std::optional<StayPlace>& after_;
  std::vector<Found> found_;
  std::int64_t total_ = 0;
};

template <typename T>
bool Admits(const std::optional<T>& asked, const std::optional<T>& is) {
  return !asked || asked == is;
}

}  // namespace

std::optional<MoveKind> KindOfMove(std::optional<Phase> from, Phase to) {
  if (!from) return MoveKind::kOpened;
  if (from == Phase::kInvestigation && to == Phase::kConstruction) return MoveKind::kConverted;
  if (to == Phase::kStopped) return MoveKind::kStopped;
  if (to == Phase::kInconclusive) return MoveKind::kInconclusive;
  if (to == Phase::kTransferred) return MoveKind::kTransferred;
  if (IsRestartable(*from) && !IsOutcome(to)) return MoveKind::kRestarted;
  return std::nullopt;
}

StayPage ListMoves(const Census& census, const MovesAsked& asked, const std::optional<StayPlace>& after, int limit) {
  Pager pager(census, after);
  census.VisitStays(asked.of, [&](const Stay& stay) {
    if (stay.starts <= asked.from || !Admits(asked.out_of, stay.before) || !Admits(asked.into, {stay.phase})) return;
    if (Admits(asked.kind, KindOfMove(stay.before, stay.phase))) pager.Add(stay.starts.days(), stay);
  });
  return std::move(pager).Cut(limit);
}

StayPage ListStays(const Census& census, const StaysAsked& asked, const std::optional<StayPlace>& after, int limit) {
  Pager pager(census, after);
  census.VisitStays(asked.of, [&](const Stay& stay) {
    const bool meant = Admits(asked.phase, {stay.phase}) && Admits(asked.running, {stay.runs()});
    if (meant) pager.Add(stay.Days(asked.of.as_of), stay);
  });
  return std::move(pager).Cut(limit);
}

}  // namespace pepiniere::portfolio
