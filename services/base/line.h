// What is recorded line by line and never overwritten: a correction takes the place of a line, and both stay.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace pepiniere::base {

// A line: what it says, and what we know about its being said.
template <typename T>
struct Line {
  int number = 0;  // from 1, in the order of recording, for each parent and kind of line
  T value;
  std::string source;  // who said it, where it was not somebody here: an import, or the name of what decided it
  std::string recorded_by;
  absl::Time recorded_at;
  std::optional<absl::Time> superseded_at = std::nullopt;
  std::optional<int> superseded_by = std::nullopt;
  std::string supersede_reason = {};
  bool damaged = false;  // what it says cannot be read: it counts nowhere, until it is corrected or withdrawn

  bool holds() const { return !superseded_at.has_value() && !damaged; }
};

// Those of the first `count` that hold.
template <typename T>
std::vector<Line<T>> Holding(const std::vector<Line<T>>& lines, std::size_t count) {
  std::vector<Line<T>> holding;
  std::copy_if(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(holding),
               [](const Line<T>& line) { return line.holds(); });
  return holding;
}

}  // namespace pepiniere::base
