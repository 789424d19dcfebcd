#include "services/feedback/domain/raking.h"

#include <algorithm>
#include <cmath>

namespace pepiniere::feedback {
namespace {

constexpr double kClose = 1e-9;
constexpr int kMostRounds = 10'000;

using Margin = std::map<std::string, double>;

double TotalOf(const Margin& margin) {
  double total = 0;
  for (const auto& [_, target] : margin) total += target;
  return total;
}

bool IsClose(double a, double b) { return std::abs(a - b) <= kClose * std::max(std::abs(a), std::abs(b)); }

Margin MarginOf(const std::vector<SampleGroup>& groups, const std::vector<double>& weights,
                const std::string& dimension) {
  Margin margin;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    margin[groups[i].values.at(dimension)] += static_cast<double>(groups[i].n) * weights[i];
  }
  return margin;
}

Raking Refused(RakingRefusal why, const std::string& dimension = "", const std::string& value = "") {
  Raking raking;
  raking.refusal = why;
  raking.dimension = dimension, raking.value = value;
  return raking;
}

// What is wrong with one dimension, whose targets must add up to `total`; no refusal where nothing is.
Raking CheckMargin(const Margin& have, const std::string& dimension, const Margin& want, double total) {
  if (!IsClose(TotalOf(want), total)) return Refused(RakingRefusal::kDifferentTotals, dimension);
  for (const auto& [value, target] : want) {
    const auto there = have.find(value);
    if (target > 0 && (there == have.end() || there->second <= 0)) {
      return Refused(RakingRefusal::kEmptyGroup, dimension, value);
    }
  }
  for (const auto& [value, people] : have) {
    if (people > 0 && !want.contains(value)) return Refused(RakingRefusal::kNoTarget, dimension, value);
  }
  return {};
}

// Makes one margin right. False where somebody is wanted of whom nobody is left.
bool Adjust(const std::vector<SampleGroup>& groups, const std::string& dimension, const Margin& want,
            std::vector<double>& weights) {
  const Margin have = MarginOf(groups, weights, dimension);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].n == 0) continue;
    const std::string& value = groups[i].values.at(dimension);
    if (have.at(value) > 0) weights[i] *= want.at(value) / have.at(value);
  }
  return std::ranges::all_of(want, [&](const auto& one) { return one.second <= 0 || have.at(one.first) > 0; });
}

bool Agrees(const std::vector<SampleGroup>& groups, const Targets& targets, const std::vector<double>& weights) {
  return std::ranges::all_of(targets, [&](const auto& one) {
    const Margin have = MarginOf(groups, weights, one.first);
    return std::ranges::all_of(have, [&](const auto& of) {
      const auto want = one.second.find(of.first);
      return IsClose(of.second, want == one.second.end() ? 0 : want->second);
    });
  });
}

double DesignEffect(const std::vector<SampleGroup>& groups, const std::vector<double>& weights) {
  double n = 0, sum = 0, squares = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto people = static_cast<double>(groups[i].n);
    n += people, sum += people * weights[i], squares += people * weights[i] * weights[i];
  }
  return n * squares / (sum * sum);
}

}  // namespace

Raking Rake(const std::vector<SampleGroup>& groups, const Targets& targets) {
  Raking raking;
  for (const SampleGroup& group : groups) raking.weights.push_back(group.n > 0 ? group.design_weight : 0);
  const bool is_empty = std::ranges::all_of(groups, [](const SampleGroup& group) { return group.n == 0; });
  if (is_empty || targets.empty()) return Refused(RakingRefusal::kNothingToWeight);
  const double total = TotalOf(targets.begin()->second);
  if (total <= 0) return Refused(RakingRefusal::kNothingToWeight);
  for (const auto& [dimension, want] : targets) {
    Raking checked = CheckMargin(MarginOf(groups, raking.weights, dimension), dimension, want, total);
    if (checked.refusal) return checked;
  }
  while (!Agrees(groups, targets, raking.weights)) {
    if (++raking.rounds > kMostRounds) return Refused(RakingRefusal::kNoAgreement);
    for (const auto& [dimension, want] : targets) {
      if (!Adjust(groups, dimension, want, raking.weights)) return Refused(RakingRefusal::kNoAgreement);
    }
  }
  raking.design_effect = DesignEffect(groups, raking.weights);
  return raking;
}

WeightedShare ShareOf(const std::vector<SampleGroup>& groups, const std::vector<double>& weights,
                      const std::vector<std::int64_t>& said) {
  double n = 0, all = 0, of = 0, weighted = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    n += static_cast<double>(groups[i].n), all += static_cast<double>(groups[i].n) * weights[i];
    of += static_cast<double>(said[i]), weighted += static_cast<double>(said[i]) * weights[i];
  }
  return {n > 0 ? of / n : 0, all > 0 ? weighted / all : 0};
}

}  // namespace pepiniere::feedback
