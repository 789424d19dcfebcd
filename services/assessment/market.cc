#include "services/assessment/market.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace pepiniere::assessment {

std::optional<std::pair<std::string, std::string>> BlockingPair(const Market& market, const Placement& placement) {
  std::map<std::string, std::map<std::string, std::size_t>> ranks;
  for (const auto& [seat, list] : market.lists) {
    for (std::size_t rank = 0; rank < list.size(); ++rank) ranks[seat].emplace(list[rank], rank);
  }
  const auto rank_on = [&](const std::string& seat, const std::string& candidate) -> std::optional<std::size_t> {
    const auto of_seat = ranks.find(seat);
    if (of_seat == ranks.end()) return std::nullopt;
    const auto found = of_seat->second.find(candidate);
    return found == of_seat->second.end() ? std::nullopt : std::optional(found->second);
  };
  std::map<std::string, std::vector<std::size_t>> held;
  for (const auto& [candidate, seat] : placement) {
    const auto chose = market.choices.find(candidate);
    const auto rank = rank_on(seat, candidate);
    const bool wanted = chose != market.choices.end() && std::ranges::count(chose->second, seat) > 0;
    if (!wanted || !rank) return std::pair(candidate, seat);
    held[seat].push_back(*rank);
    const auto capacity = market.capacities.find(seat);
    if (capacity == market.capacities.end() || held[seat].size() > static_cast<std::size_t>(capacity->second)) {
      return std::pair(candidate, seat);
    }
  }
  for (const auto& [candidate, seats] : market.choices) {
    const auto own = placement.find(candidate);
    for (const std::string& seat : seats) {
      if (own != placement.end() && own->second == seat) break;
      const auto rank = rank_on(seat, candidate);
      const auto capacity = market.capacities.find(seat);
      if (!rank || capacity == market.capacities.end() || capacity->second <= 0) continue;
      const std::vector<std::size_t>& there = held[seat];
      if (there.size() < static_cast<std::size_t>(capacity->second) || std::ranges::max(there) > *rank) {
        return std::pair(candidate, seat);
      }
    }
  }
  return std::nullopt;
}

Market WithoutThem(Market market, const std::set<std::string>& left, const std::map<std::string, std::string>& finals) {
  for (const std::string& candidate : left) market.choices.erase(candidate);
  for (const auto& [candidate, seat] : finals) {
    const auto found = market.choices.find(candidate);
    if (found != market.choices.end()) found->second = {seat};
  }
  return market;
}

std::map<std::string, Unfilled> UnfilledSeats(const Market& market, const Placement& placement, const Choices& chosen) {
  std::map<std::string, Unfilled> unfilled;
  for (const auto& [seat, capacity] : market.capacities) {
    if (capacity > 0) unfilled[seat].places = capacity;
  }
  for (const auto& [_, seat] : placement) --unfilled[seat].places;
  std::erase_if(unfilled, [](const auto& entry) { return entry.second.places <= 0; });
  std::map<std::string, std::set<std::string_view>> listed;
  for (const auto& [seat, list] : market.lists) {
    if (unfilled.contains(seat)) listed[seat].insert(list.begin(), list.end());
  }
  for (const auto& [candidate, seats] : chosen) {
    const auto own = placement.find(candidate);
    const auto now = market.choices.find(candidate);
    for (const std::string& seat : seats) {
      const auto found = unfilled.find(seat);
      if (found == unfilled.end()) continue;
      ++found->second.chose;
      if (now == market.choices.end() || std::ranges::count(now->second, seat) == 0) {
        ++found->second.left;
        continue;
      }
      if (!listed[seat].contains(candidate)) continue;
      ++found->second.ranked;
      if (own == placement.end() || own->second != seat) ++found->second.elsewhere;
    }
  }
  for (auto& [seat, why] : unfilled) {
    why.why = why.chose == 0                            ? Why::kNobodyChose
              : why.left == why.chose                   ? Why::kAllLeft
              : why.ranked == 0                         ? Why::kNobodyRanked
              : why.ranked < market.capacities.at(seat) ? Why::kTooFewRanked
                                                        : Why::kPreferredOthers;
  }
  return unfilled;
}

}  // namespace pepiniere::assessment
