#include "services/metrics/ingest/audience.h"

#include <algorithm>
#include <iterator>

#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

struct Word {
  std::string_view folded, symbol;
};
constexpr Word kWords[] = {
    {"individuals", "INDIVIDUALS"},  {"individual", "INDIVIDUALS"}, {"particuliers", "INDIVIDUALS"},
    {"particulier", "INDIVIDUALS"},  {"companies", "COMPANIES"},    {"company", "COMPANIES"},
    {"entreprises", "COMPANIES"},    {"entreprise", "COMPANIES"},   {"associations", "ASSOCIATIONS"},
    {"association", "ASSOCIATIONS"},
};

}  // namespace

std::optional<std::string_view> AudienceOf(std::string_view written) {
  const auto* const found = std::ranges::find(kWords, search::Fold(written), &Word::folded);
  return found == std::end(kWords) ? std::nullopt : std::optional(found->symbol);
}

std::string DimensionValue(std::string_view dimension, std::string_view written) {
  return std::string(dimension == kAudience ? AudienceOf(written).value_or(written) : written);
}

}  // namespace pepiniere::metrics
