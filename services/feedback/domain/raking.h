// Weights under which a sample has the margins of the population it stands for: raking, or iterative proportional
// fitting (Deming and Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table When the Expected Marginal
// Totals are Known", 1940).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pepiniere::feedback {

// Respondents who have the same values and the same design weight.
struct SampleGroup {
  std::map<std::string, std::string> values;  // by dimension: one of each target
  std::int64_t n = 0;                         // respondents, 0 or more
  double design_weight = 1;                   // of each; above 0
};

// By dimension, then by value: what the weighted sample must add up to, 0 or more. In people or in percent; all
// dimensions have one total.
using Targets = std::map<std::string, std::map<std::string, double>>;

// Why there are no such weights.
enum class RakingRefusal {
  kNothingToWeight = 1,  // no respondents, no targets, or a total of 0
  kDifferentTotals,      // the targets of `dimension` add up to something else than those of the first
  kEmptyGroup,           // nobody in the sample has `value`, and somebody should
  kNoTarget,             // somebody has a `value` that the targets do not tell
  kNoAgreement,          // no weights agree with all margins: what they want together, nobody in the sample is
};

struct Raking {
  std::optional<RakingRefusal> refusal;
  std::string dimension, value;  // of a refusal

  std::vector<double> weights;  // of each respondent of each group, in the groups' order
  int rounds = 0;               // in which all margins were adjusted once
  // Kish's design effect of the weights, n * sum(w^2) / sum(w)^2: what the sample is too small for by weighting. 1 at
  // least.
  double design_effect = 1;
};

// From the design weights, margin by margin, until each agrees to a billionth.
Raking Rake(const std::vector<SampleGroup>& groups, const Targets& targets);

// A share that is weighted is always shown with the one that is not.
struct WeightedShare {
  double unweighted = 0, weighted = 0;  // from 0 to 1
};
// Of the respondents of each group, how many said so (at most as many as there are), in the groups' order.
WeightedShare ShareOf(const std::vector<SampleGroup>& groups, const std::vector<double>& weights,
                      const std::vector<std::int64_t>& said);

}  // namespace pepiniere::feedback
