#include "services/metrics/api/figure_words.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pepiniere::metrics::api {
namespace {

constexpr std::size_t kMostExclusions = 100;

constexpr std::pair<std::string_view, std::string_view> kBands[] = {{"daily", "DAILY"},
                                                                    {"weekly", "WEEKLY"},
                                                                    {"monthly", "MONTHLY"},
                                                                    {"yearly", "YEARLY"},
                                                                    {"one_day", "UNDER_ONE_DAY"},
                                                                    {"one_week", "UNDER_ONE_WEEK"},
                                                                    {"one_month", "UNDER_ONE_MONTH"},
                                                                    {"six_months", "UNDER_SIX_MONTHS"},
                                                                    {"longer", "SIX_MONTHS_OR_MORE"},
                                                                    {"low", "UP_TO_15_PERCENT"},
                                                                    {"middle", "UNDER_46_PERCENT"},
                                                                    {"high", "FROM_46_PERCENT"},
                                                                    {"good", "GOOD"},
                                                                    {"medium", "MEDIUM"},
                                                                    {"bad", "BAD"}};

}  // namespace

v1::NoDataReason ToProto(NoData reason) {
  switch (reason) {
    case NoData::kNoRows:
      return v1::NO_DATA_REASON_NO_ROWS;
    case NoData::kEmptyDenominator:
      return v1::NO_DATA_REASON_EMPTY_DENOMINATOR;
    case NoData::kTooFew:
      return v1::NO_DATA_REASON_TOO_FEW;
    case NoData::kNotCovered:
      return v1::NO_DATA_REASON_NOT_COVERED;
    case NoData::kNoIntent:
      return v1::NO_DATA_REASON_NO_INTENT;
    case NoData::kTooLate:
      return v1::NO_DATA_REASON_TOO_LATE;
    case NoData::kNoFailure:
      return v1::NO_DATA_REASON_NO_FAILURE;
  }
  return v1::NO_DATA_REASON_UNSPECIFIED;
}

std::string_view BandOf(std::string_view band) {
  const auto* const known = std::ranges::find(kBands, band, &std::pair<std::string_view, std::string_view>::first);
  return known == std::end(kBands) ? std::string_view() : known->second;
}

v1::Indicator Told(const Figure& figure, const std::string& project, const Question& question) {
  v1::Indicator told;
  told.set_project(project);
  told.set_indicator(figure.id);
  told.set_formula("formulas/" + figure.formula);
  told.set_unit(figure.unit);
  TellQuestion(question, told);
  told.set_excluded_count(static_cast<std::int64_t>(figure.excluded.size()));
  for (std::size_t i = 0; i < std::min(kMostExclusions, figure.excluded.size()); ++i) {
    auto& exclusion = *told.add_exclusions();
    exclusion.set_resource(figure.excluded[i].id);
    exclusion.set_reason(figure.excluded[i].reason);
  }
  told.set_n(figure.n);
  for (const auto& [key, value] : figure.parts) {
    auto& part = *told.add_parts();
    part.set_key(key);
    part.set_value(value);
  }
  if (figure.no_data) {
    told.set_no_data(ToProto(*figure.no_data));
    return told;
  }
  if (figure.value) told.set_value(*figure.value);
  if (figure.p50) told.mutable_percentiles()->set_p50(*figure.p50);
  if (figure.p85) told.mutable_percentiles()->set_p85(*figure.p85);
  if (figure.p95) told.mutable_percentiles()->set_p95(*figure.p95);
  if (figure.min) told.set_min(*figure.min);
  if (figure.max) told.set_max(*figure.max);
  if (figure.numerator) told.set_numerator(*figure.numerator);
  if (figure.denominator) told.set_denominator(*figure.denominator);
  told.set_band(std::string(BandOf(figure.band)));
  return told;
}

}  // namespace pepiniere::metrics::api
