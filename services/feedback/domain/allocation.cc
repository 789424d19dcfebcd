#include "services/feedback/domain/allocation.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pepiniere::feedback {
namespace {

constexpr std::int64_t kWhole = 100;

}  // namespace

std::optional<Strata> Allocate(const Strata& strata, std::int64_t wanted) {
  std::int64_t all = 0;
  for (const auto& [_, people] : strata) all += people;
  if (wanted < 0 || wanted > all) return std::nullopt;
  Strata allocation;
  std::vector<std::pair<std::int64_t, std::string>> remainders;
  std::int64_t left = wanted;
  for (const auto& [code, people] : strata) {
    const std::int64_t places = all == 0 ? 0 : wanted * people / all;
    allocation[code] = places;
    left -= places;
    remainders.emplace_back(all == 0 ? 0 : wanted * people % all, code);
  }
  std::ranges::stable_sort(remainders, std::ranges::greater(), [](const auto& one) { return one.first; });
  for (std::int64_t i = 0; i < left; ++i) ++allocation[remainders[static_cast<std::size_t>(i)].second];
  return allocation;
}

Strata Invitations(const Strata& allocation, const Strata& strata, int percent) {
  Strata invitations;
  for (const auto& [code, places] : allocation) {
    const auto there = strata.find(code);
    const std::int64_t most = there == strata.end() ? 0 : there->second;
    invitations[code] = std::min(most, (places * kWhole + percent - 1) / percent);
  }
  return invitations;
}

}  // namespace pepiniere::feedback
