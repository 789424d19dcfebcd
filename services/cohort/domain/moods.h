// Figures over weekly mood bulletins that tell nothing of anybody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pepiniere::cohort {

inline constexpr int kFewestPeople = 5;

// What a figure reads of a bulletin.
struct MoodBulletin {
  std::string person;
  int mood = 0;  // 1 to 5
};

// A figure that is asked for, by the places of the bulletins that it is over: those of a week, of a challenge...
using BulletinSet = std::vector<std::size_t>;

struct MoodFigure {
  int people = 0;
  std::int64_t bulletins = 0, sum = 0;  // the mean is sum / bulletins

  double Mean() const { return static_cast<double>(sum) / static_cast<double>(bulletins); }
  bool operator==(const MoodFigure&) const = default;
};

// One each; none: withheld, and nothing is told of why, nor of how many there would be.
//
// Published are, in the order in which they are asked for, those figures with which nothing can be computed over fewer
// than 5 people. Sort the bulletins into classes: two are in one class where the very same published figures have them.
// A figure is withheld if
//   - fewer than 5 people wrote the bulletins that it is over, nobody included; or
//   - with it, some class of bulletins that a published figure has would be of 1 to 4 people. Figures that are
//   published
//     add and subtract whole classes, so that without such a class no sum and no difference of any of them is of
//     1 to 4 people.
// So of a week with 6 people and the same week without one of them, the first alone is published; of a cohort and its
// two challenges with 8 and 3 people, the cohort and neither challenge. Two sets of the same bulletins are one figure.
//
// Who asks puts first what was published before, over the bulletins that it was over: a figure of a week is published
// once, when the week is over, and what is written later is not of it.
std::vector<std::optional<MoodFigure>> MoodFiguresOf(std::span<const MoodBulletin> bulletins,
                                                     std::span<const BulletinSet> asked);

}  // namespace pepiniere::cohort
