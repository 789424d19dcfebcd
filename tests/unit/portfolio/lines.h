// Ledgers, written short.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/ledger.h"

namespace pepiniere::portfolio {

inline base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }

// A line whose place in its source is its number. Dates are ISO, empty for none.
inline PhaseLine Line(int number, std::optional<Phase> phase, std::string_view effective, std::string_view end = "") {
  PhaseLine line;
  line.number = number;
  line.position = number;
  line.entry.phase = phase;
  line.entry.effective = base::Date::Parse(effective);
  line.entry.end = base::Date::Parse(end);
  return line;
}

// A number from 0 to n - 1.
inline int Pick(std::mt19937& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

inline Phase AnyPhase(std::mt19937& random) { return AllPhases()[static_cast<std::size_t>(Pick(random, kPhaseCount))]; }

// Anything a source might say: few days and few phases, so that ties, repetitions and ends before starts are common.
inline PhaseEntry AnyEntry(std::mt19937& random, int days = 12) {
  PhaseEntry entry;
  if (Pick(random, 8)) entry.phase = static_cast<Phase>(1 + Pick(random, 4));
  if (Pick(random, 8)) entry.effective = Day("2024-01-01") + Pick(random, days);
  if (!Pick(random, 3)) entry.end = Day("2024-01-01") + Pick(random, days);
  return entry;
}

}  // namespace pepiniere::portfolio
