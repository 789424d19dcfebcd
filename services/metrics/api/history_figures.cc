#include "services/metrics/api/history_figures.h"

#include <algorithm>

#include "services/metrics/compute/indicators.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kOfUsers[] = {"jdma", "nps", "csat"};

}  // namespace

Part PartOf(domain::Audience audience) {
  return {.dimensions = {{"audience", std::string(domain::Symbol(audience))}}, .source = {}};
}

std::optional<domain::Audience> AudienceOf(const Part& part) {
  domain::Audience audience{};
  if (part.dimensions.size() != 1 || !part.source.empty()) return std::nullopt;
  const auto& [key, value] = part.dimensions.front();
  if (key != "audience" || !domain::ReadSymbol(value, audience)) return std::nullopt;
  return audience;
}

bool IsOfUsers(std::string_view indicator) { return std::ranges::count(kOfUsers, indicator) > 0; }

Figure ComputePart(const Formula& formula, const History& history, const store::Satisfaction& said, const Part& part,
                   const Window& window, const Parameters& parameters) {
  if (part.IsAll()) return ComputeOne(formula.id, history, window, parameters);
  const auto audience = AudienceOf(part);
  if (!audience || !IsOfUsers(formula.id)) {
    return {.id = std::string(formula.id),
            .formula = formula.Name(),
            .unit = std::string(formula.unit),
            .no_data = NoData::kNotCovered};
  }
  History of_them;
  const auto theirs = said.find(static_cast<int>(*audience));
  if (theirs != said.end()) of_them.surveys = theirs->second;
  return ComputeOne(formula.id, of_them, window, parameters);
}

void TellPart(const Part& part, v1::Indicator& told) {
  for (const domain::Dimension& dimension : part.dimensions) {
    auto& one = *told.add_dimensions();
    one.set_key(dimension.key);
    one.set_value(dimension.value);
  }
  told.set_source(part.source);
}

}  // namespace pepiniere::metrics::api
