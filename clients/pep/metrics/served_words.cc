#include "clients/pep/metrics/served_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "clients/pep/kit/fields.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using metrics::v1::Indicator;

struct Known {
  std::string_view code;
  Text text;
};

constexpr Known kBands[] = {
    {"DAILY", {"daily", "quotidien"}},
    {"WEEKLY", {"weekly", "hebdomadaire"}},
    {"MONTHLY", {"monthly", "mensuel"}},
    {"YEARLY", {"yearly", "annuel"}},
    {"UNDER_ONE_DAY", {"less than a day", "moins d'un jour"}},
    {"UNDER_ONE_WEEK", {"less than a week", "moins d'une semaine"}},
    {"UNDER_ONE_MONTH", {"less than a month", "moins d'un mois"}},
    {"UNDER_SIX_MONTHS", {"less than six months", "moins de six mois"}},
    {"SIX_MONTHS_OR_MORE", {"six months or more", "six mois ou plus"}},
    {"UP_TO_15_PERCENT", {"15 % or less", "15 % ou moins"}},
    {"UNDER_46_PERCENT", {"less than 46 %", "moins de 46 %"}},
    {"FROM_46_PERCENT", {"46 % or more", "46 % ou plus"}},
    {"GOOD", {"good", "bon"}},
    {"MEDIUM", {"medium", "moyen"}},
    {"BAD", {"bad", "mauvais"}},
};

template <std::size_t N>
const Known* Find(const Known (&table)[N], std::string_view code) {
  const auto* found = std::ranges::find(table, code, &Known::code);
  return found == std::end(table) ? nullptr : found;
}

// Units that figure_words.h has words for, beside those that are metrics' own.
constexpr std::array<std::string_view, 5> kUnits = {"s", "ratio", "%", "points", "days/week"};
constexpr std::array<std::string_view, 2> kBare = {"score", "items"};

std::optional<double> MainOf(const Indicator& indicator) {
  if (indicator.has_value()) return indicator.value();
  if (indicator.percentiles().has_p50()) return indicator.percentiles().p50();
  if (indicator.percentiles().has_p85()) return indicator.percentiles().p85();
  return std::nullopt;
}

std::optional<double> PartOf(const Indicator& indicator, std::string_view name) {
  for (const auto& part : indicator.parts()) {
    if (part.key() == name) return part.value();
  }
  return std::nullopt;
}

}  // namespace

std::string SaidServedBand(std::string_view code, const Messages& say) {
  const Known* known = Find(kBands, code);
  return known == nullptr ? SaidBand(code, say) : say(known->text);
}

std::string Measured(double value, std::string_view unit, const Messages& say) {
  if (std::ranges::count(kUnits, unit) > 0) return InUnit(value, unit, say);
  if (unit == "deployments/week") return InUnit(value, "days/week", say);
  const std::string number = SaidNumber(value, say);
  if (unit.empty() || std::ranges::count(kBare, unit) > 0) return number;
  return Concat(number, " ", unit);
}

Cell SaidFigure(const Indicator& indicator, const Messages& say) {
  if (indicator.no_data() != metrics::v1::NO_DATA_REASON_UNSPECIFIED) {
    return {SaidNoData(indicator.no_data(), say), Tone::kDim};
  }
  const std::optional<double> value = MainOf(indicator);
  if (!value) return {"–", Tone::kDim};
  // What its formula rounds for people to read, half up.
  const auto shown = PartOf(indicator, "shown");
  std::string said = shown ? say.Decimal(*shown) : Measured(*value, indicator.unit(), say);
  if (PartOf(indicator, "flagged").value_or(0) != 0) {
    return {WithFewAnswers(said, indicator.n(), say), Tone::kWarning};
  }
  if (indicator.unit() == "ratio" && indicator.has_numerator() && indicator.has_denominator()) {
    said += Concat(" (", SaidNumber(indicator.numerator(), say), "/", SaidNumber(indicator.denominator(), say), ")");
  }
  return {said};
}

std::string SaidNoData(metrics::v1::NoDataReason reason, const Messages& say) {
  const auto* word = Find(Words<metrics::v1::NoDataReason>(), reason);
  return word == nullptr ? "" : say(word->said);
}

}  // namespace pepiniere::pep
