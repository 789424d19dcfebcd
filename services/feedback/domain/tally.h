// What a group of people answered to one question, counted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "services/feedback/domain/question.h"
#include "services/feedback/domain/ratio.h"

namespace pepiniere::feedback {

struct Tally {
  std::int64_t n = 0;                // who answered
  std::vector<std::int64_t> counts;  // of them, who chose each option, in the question's order

  Tally() = default;
  // Of a question with that many options.
  explicit Tally(std::size_t options) : counts(options) {}

  void Add(const Given& given);
  // Of the same question.
  Tally& operator+=(const Tally& other);

  // Whether the counts tell what each of them said: all chose the same option, or, where one may choose several, nobody
  // chose any. Nothing is unanimous that has no options.
  bool IsUnanimous() const;

  bool operator==(const Tally&) const = default;
};

// The mean of the options of a SCALE; none of another kind, and of nobody.
std::optional<Ratio> MeanOf(const Question& question, const Tally& tally);

}  // namespace pepiniere::feedback
