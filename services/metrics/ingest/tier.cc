#include "services/metrics/ingest/tier.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

constexpr std::string_view kProduction[] = {"production", "prod", "prd", "live"};
constexpr std::string_view kOther[] = {"pre", "non", "like", "test", "staging", "preview", "demo", "dev", "review"};

template <std::size_t N>
bool IsAmong(const std::string_view (&words)[N], std::string_view word) {
  while (!word.empty() && '0' <= word.back() && word.back() <= '9') word.remove_suffix(1);  // prod1
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool IsProductionName(std::string_view environment) {
  const std::vector<std::string> words = search::Words(environment);
  const auto is_production = [](const std::string& word) { return IsAmong(kProduction, word); };
  const auto is_other = [](const std::string& word) { return IsAmong(kOther, word); };
  return std::ranges::any_of(words, is_production) && std::ranges::none_of(words, is_other);
}

bool IsProduction(const Reading& reading, std::string_view environment, std::optional<bool> told) {
  if (reading.production.empty()) return told.value_or(IsProductionName(environment));
  const std::string folded = search::Fold(environment);
  return std::ranges::any_of(reading.production, [&](const std::string& name) { return search::Fold(name) == folded; });
}

}  // namespace pepiniere::metrics
