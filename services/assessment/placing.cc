#include "services/assessment/placing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <string_view>
#include <utility>

namespace pepiniere::assessment {
namespace {

// The market by numbers: of each candidate those seats alone that rank them.
class Numbered {
 public:
  explicit Numbered(const Market& market) {
    std::map<std::string_view, std::size_t> seats;
    for (const auto& [seat, _] : market.lists) {
      seats.emplace(seat, seats_.size());
      const auto capacity = market.capacities.find(seat);
      seats_.push_back({seat, capacity == market.capacities.end() ? 0 : static_cast<std::size_t>(capacity->second)});
    }
    for (const auto& [candidate, _] : market.choices) names_.push_back(candidate);
    options_.resize(names_.size());
    const auto ranks = Ranks(market);
    for (std::size_t c = 0; c < names_.size(); ++c) {
      for (const std::string& seat : market.choices.at(std::string(names_[c]))) {
        const auto s = seats.find(seat);
        if (s == seats.end()) continue;
        const auto rank = ranks[s->second].find(c);
        if (rank == ranks[s->second].end()) continue;
        options_[c].push_back({s->second, rank->second});
        ++seats_[s->second].rivals;
      }
    }
  }

  // The seat of each candidate, by number; kNone for none.
  static constexpr std::size_t kNone = -1;
  std::vector<std::size_t> Place() const {
    std::vector<std::size_t> next(names_.size(), 0), placed(names_.size(), kNone), asking(names_.size());
    std::vector<std::priority_queue<std::pair<std::size_t, std::size_t>>> held(seats_.size());  // the last on top
    for (std::size_t c = 0; c < asking.size(); ++c) asking[c] = c;
    while (!asking.empty()) {
      const std::size_t c = asking.back();
      asking.pop_back();
      if (next[c] == options_[c].size()) continue;
      const auto [seat, rank] = options_[c][next[c]++];
      held[seat].emplace(rank, c);
      placed[c] = seat;
      if (held[seat].size() <= seats_[seat].capacity) continue;
      const std::size_t refused = held[seat].top().second;
      held[seat].pop();
      placed[refused] = kNone;
      asking.push_back(refused);
    }
    return placed;
  }

  Placement Named(const std::vector<std::size_t>& placed) const {
    Placement placement;
    for (std::size_t c = 0; c < placed.size(); ++c) {
      if (placed[c] != kNone) placement.emplace(names_[c], seats_[placed[c]].name);
    }
    return placement;
  }

  std::size_t SeatOf(std::string_view name) const {
    const auto found = std::ranges::find(seats_, name, &Seat::name);
    return found == seats_.end() ? kNone : static_cast<std::size_t>(found - seats_.begin());
  }
  std::size_t CandidateOf(std::string_view name) const {
    const auto found = std::ranges::lower_bound(names_, name);
    return found == names_.end() || *found != name ? kNone : static_cast<std::size_t>(found - names_.begin());
  }
  // Whether it may ever refuse somebody whom it ranks.
  bool MayRefuse(std::size_t seat) const {
    return seats_[seat].capacity > 0 && seats_[seat].rivals > seats_[seat].capacity;
  }
  // The place of a candidate on the list of a seat that they chose; null where that is not so.
  std::size_t* RankOn(std::size_t candidate, std::size_t seat) {
    const auto found = std::ranges::find(options_[candidate], seat, &Option::seat);
    return found == options_[candidate].end() ? nullptr : &found->rank;
  }

 private:
  struct Option {
    std::size_t seat, rank;
  };
  struct Seat {
    std::string_view name;
    std::size_t capacity = 0;
    std::size_t rivals = 0;  // candidates who chose it and are on its list
  };

  // Of each seat, the places of candidates on its list.
  std::vector<std::map<std::size_t, std::size_t>> Ranks(const Market& market) const {
    std::vector<std::map<std::size_t, std::size_t>> ranks;
    for (const auto& [_, list] : market.lists) {
      auto& of_seat = ranks.emplace_back();
      for (std::size_t rank = 0; rank < list.size(); ++rank) {
        if (const std::size_t c = CandidateOf(list[rank]); c != kNone) of_seat.emplace(c, rank);
      }
    }
    return ranks;
  }

  std::vector<std::string_view> names_;  // sorted
  std::vector<std::vector<Option>> options_;
  std::vector<Seat> seats_;
};

// A tie as far as it matters.
struct Open {
  Tie tie;
  std::vector<std::size_t> candidates;                                 // its members
  std::vector<std::pair<std::size_t, std::vector<std::size_t>>> rows;  // of each seat, those places that are theirs
  std::vector<OpenOrder> told;
};

// A tie of those members alone.
Tie Restricted(const Tie& tie, const std::set<std::size_t>& kept) {
  Tie restricted;
  std::map<std::size_t, std::size_t> place;
  for (const std::size_t m : kept) place.emplace(m, place.size());
  for (const std::size_t m : kept) {
    restricted.members.push_back(tie.members[m]);
    auto& comes_after = restricted.comes_after.emplace_back();
    for (const std::size_t before : tie.comes_after[m]) {
      if (const auto found = place.find(before); found != place.end()) comes_after.push_back(found->second);
    }
  }
  return restricted;
}

Open Opened(Numbered& market, const ListTie& list_tie) {
  Open open;
  std::set<std::size_t> kept;
  std::vector<std::size_t> numbers;
  for (const std::string& name : list_tie.tie.members) numbers.push_back(market.CandidateOf(name));
  for (const std::string& name : list_tie.seats) {
    const std::size_t seat = market.SeatOf(name);
    if (seat == Numbered::kNone || !market.MayRefuse(seat)) continue;
    std::vector<std::size_t> row, here;
    OpenOrder told{.seat = name, .candidates = {}};
    for (std::size_t m = 0; m < numbers.size(); ++m) {
      const std::size_t* rank = numbers[m] == Numbered::kNone ? nullptr : market.RankOn(numbers[m], seat);
      if (rank == nullptr) continue;
      row.push_back(*rank), here.push_back(m), told.candidates.push_back(list_tie.tie.members[m]);
    }
    if (row.size() < 2) continue;
    std::ranges::sort(row);
    kept.insert(here.begin(), here.end());
    open.rows.emplace_back(seat, std::move(row));
    open.told.push_back(std::move(told));
  }
  for (const std::size_t m : kept) open.candidates.push_back(numbers[m]);
  open.tie = Restricted(list_tie.tie, kept);
  return open;
}

void Arrange(Numbered& market, const Open& open, const std::vector<std::size_t>& order) {
  for (const auto& [seat, row] : open.rows) {
    auto place = row.begin();
    for (const std::size_t m : order) {
      if (std::size_t* rank = market.RankOn(open.candidates[m], seat)) *rank = *place++;
    }
  }
}

// The next combination of orders; false after the last.
bool Advance(std::vector<std::size_t>& at, const std::vector<std::vector<std::vector<std::size_t>>>& orders) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (++at[i] < orders[i].size()) return true;
    at[i] = 0;
  }
  return false;
}

}  // namespace

Placement Place(const Market& market) {
  const Numbered numbered(market);
  return numbered.Named(numbered.Place());
}

Placed PlaceWhateverTheOrder(const Market& market, const std::vector<ListTie>& ties) {
  Numbered numbered(market);
  Placed placed;
  std::vector<Open> open;
  std::vector<std::vector<std::vector<std::size_t>>> orders;
  std::vector<OpenOrder> told;
  std::size_t combinations = 1;
  for (const ListTie& tie : ties) {
    Open one = Opened(numbered, tie);
    if (one.rows.empty()) continue;
    auto ways = one.tie.Orders(kMostOrders);
    told.insert(told.end(), one.told.begin(), one.told.end());
    placed.too_many_orders = placed.too_many_orders || !ways || (combinations *= ways->size()) > kMostOrders;
    if (placed.too_many_orders) continue;
    orders.push_back(*std::move(ways));
    open.push_back(std::move(one));
  }
  if (placed.too_many_orders) {
    placed.undecided = std::move(told);
    return placed;
  }
  std::optional<std::vector<std::size_t>> first;
  std::vector<std::size_t> at(open.size(), 0);
  do {
    for (std::size_t i = 0; i < open.size(); ++i) Arrange(numbered, open[i], orders[i][at[i]]);
    std::vector<std::size_t> found = numbered.Place();
    if (first && *first != found) {
      placed.undecided = std::move(told);
      return placed;
    }
    first = std::move(found);
  } while (Advance(at, orders));
  placed.placement = numbered.Named(*first);
  return placed;
}

}  // namespace pepiniere::assessment
