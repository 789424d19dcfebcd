#include "services/feedback/domain/split.h"

#include <algorithm>
#include <utility>

namespace pepiniere::feedback {
namespace {

bool IsHidden(const Tally& tally, bool sensitive) { return tally.n < kFewest || (sensitive && tally.IsUnanimous()); }

void TakeIn(Group& pool, const Group& part) {
  if (pool.values.empty()) {
    pool.tally = part.tally;
  } else {
    pool.tally += part.tally;
  }
  pool.values.insert(pool.values.end(), part.values.begin(), part.values.end());
}

}  // namespace

std::vector<Group> Split(const std::map<std::string, Tally>& by_value, bool sensitive) {
  std::vector<Group> parts;
  Group pool;
  pool.is_pool = true;
  for (const auto& [value, tally] : by_value) {
    const Group part = {{value}, tally, false};
    if (IsHidden(tally, sensitive)) {
      TakeIn(pool, part);
    } else {
      parts.push_back(part);
    }
  }
  while (!pool.values.empty() && !parts.empty() && IsHidden(pool.tally, sensitive)) {
    // The first of equals: they stand by their codes.
    const auto smallest = std::ranges::min_element(parts, {}, [](const Group& part) { return part.tally.n; });
    TakeIn(pool, *smallest);
    parts.erase(smallest);
  }
  if (!pool.values.empty()) {
    std::ranges::sort(pool.values);
    parts.push_back(std::move(pool));
  }
  if (parts.size() < 2) parts.clear();
  return parts;
}

}  // namespace pepiniere::feedback
