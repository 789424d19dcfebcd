#include "services/feedback/domain/tally.h"

#include <algorithm>

namespace pepiniere::feedback {

void Tally::Add(const Given& given) {
  ++n;
  for (const std::size_t option : given.chosen) ++counts[option];
}

Tally& Tally::operator+=(const Tally& other) {
  n += other.n;
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
  return *this;
}

bool Tally::IsUnanimous() const {
  if (n == 0 || counts.empty()) return false;
  const bool is_shared_by_all = std::ranges::find(counts, n) != counts.end();
  return is_shared_by_all || std::ranges::all_of(counts, [](std::int64_t count) { return count == 0; });
}

std::optional<Ratio> MeanOf(const Question& question, const Tally& tally) {
  if (question.kind != QuestionKind::kScale || tally.n == 0) return std::nullopt;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < tally.counts.size(); ++i) {
    sum += ScaleValue(question.options[i]).value_or(0) * tally.counts[i];
  }
  return Ratio::Of(sum, tally.n);
}

}  // namespace pepiniere::feedback
