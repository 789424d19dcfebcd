// The stays and moves that the figures of a portfolio count, one by one and page by page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/census.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// What a move is counted as, if anything; numbered as in the contract.
enum class MoveKind : std::uint8_t { kOpened = 1, kConverted, kStopped, kInconclusive, kTransferred, kRestarted };
inline constexpr int kMoveKindCount = 6;

// From none: into the first phase, which is an opening whatever that phase is.
std::optional<MoveKind> KindOfMove(std::optional<Phase> from, Phase to);

// A place in a list: the greatest rank first, then by project, then by the day it begins.
struct StayPlace {
  std::int64_t rank = 0;
  std::string project;
  base::Date starts;
};

struct StayPage {
  struct Item {
    StayPlace place;
    Stay stay;
  };
  std::vector<Item> items;
  bool more = false;
  std::int64_t total = 0;  // of all pages
};

// The moves of MeasureFlow(of, from), each as the stay that it begins; what is not set does not narrow.
struct MovesAsked {
  Question of;
  base::Date from;
  std::optional<MoveKind> kind;
  std::optional<Phase> out_of, into;
};
// The latest first: the rank is the day, as a number. The first `limit` after `after`, or from the first on.
StayPage ListMoves(const Census& census, const MovesAsked& asked, const std::optional<StayPlace>& after, int limit);

// The stays of MeasureStays(of).
struct StaysAsked {
  Question of;
  std::optional<Phase> phase;
  std::optional<bool> running;
};
// The longest first: the rank is its days.
StayPage ListStays(const Census& census, const StaysAsked& asked, const std::optional<StayPlace>& after, int limit);

}  // namespace pepiniere::portfolio
