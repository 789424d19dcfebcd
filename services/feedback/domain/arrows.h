// Which state may follow which, as a table.
#pragma once

#include <algorithm>
#include <span>

namespace pepiniere::feedback {

template <typename State>
struct Arrow {
  State from, to;
};

template <typename State>
bool HasArrow(std::span<const Arrow<State>> arrows, State from, State to) {
  return std::ranges::any_of(arrows, [&](const Arrow<State>& arrow) { return arrow.from == from && arrow.to == to; });
}

}  // namespace pepiniere::feedback
