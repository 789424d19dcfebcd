#include "services/metrics/api/portfolio_indicators.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/formula_list.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/project_filter.h"
#include "services/metrics/compute/ranks.h"

namespace pepiniere::metrics::api {
namespace {

// Of fewer, a percentile would be the figure of one of them.
constexpr int kFewest = 5;

// The bands that a figure may lie in, whether any does or not.
struct Bands {
  std::string_view indicator;
  std::vector<std::string_view> bands;
};
const std::vector<Bands>& AllBands() {
  static const std::vector<std::string_view> times = {"UNDER_ONE_DAY", "UNDER_ONE_WEEK", "UNDER_ONE_MONTH",
                                                      "UNDER_SIX_MONTHS", "SIX_MONTHS_OR_MORE"};
  static const auto* const all =
      new std::vector<Bands>{{"deployment_frequency", {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}},
                             {"change_lead_time", times},
                             {"recovery_time", times},
                             {"change_fail_rate", {"UP_TO_15_PERCENT", "UNDER_46_PERCENT", "FROM_46_PERCENT"}},
                             {"jdma", {"GOOD", "MEDIUM", "BAD"}}};
  return *all;
}

using Distribution = v1::PortfolioIndicators::Distribution;

// What counts of a project's figure: its value, or where it has none its P85.
struct Counted {
  double value = 0;
  Distribution::Measure measure = Distribution::MEASURE_UNSPECIFIED;
};
std::optional<Counted> CountedOf(const v1::Indicator& indicator) {
  const v1::Percentiles& percentiles = indicator.percentiles();
  if (indicator.no_data() != v1::NO_DATA_REASON_UNSPECIFIED) return std::nullopt;
  if (indicator.has_value()) {
    const bool is_median = percentiles.has_p50();  // the value of those that have both
    return Counted{indicator.value(), is_median ? Distribution::MEASURE_MEDIAN : Distribution::MEASURE_VALUE};
  }
  if (percentiles.has_p85()) return Counted{percentiles.p85(), Distribution::MEASURE_P85};
  return std::nullopt;
}

// Those of one unit.
struct Values {
  std::vector<double> values{};
  std::set<std::string> subjects{};
  std::map<std::string, int, std::less<>> bands{};
  Distribution::Measure measure = Distribution::MEASURE_UNSPECIFIED;

  // Without a unit, two metrics may count anything.
  bool AreComparable(const std::string& unit) const { return !unit.empty() || subjects.size() < 2; }
};

// The figures of projects, one by one: those of one unit together, for of visits and of files there is no middle.
class Spread {
 public:
  // Those of one project: of several of one unit the first one that has a value stands for it. Where none has, why that
  // is so of the first.
  void Add(const std::vector<const v1::Indicator*>& of_project) {
    std::set<std::string_view> units;
    for (const v1::Indicator* const indicator : of_project) {
      const auto counted = CountedOf(*indicator);
      if (!counted || !units.insert(indicator->unit()).second) continue;
      Values& of_unit = by_unit_[indicator->unit()];
      of_unit.values.push_back(counted->value);
      of_unit.measure = counted->measure;
      of_unit.subjects.insert(indicator->subject());
      if (!indicator->band().empty()) ++of_unit.bands[indicator->band()];
    }
    if (!units.empty() || of_project.empty()) return;
    const v1::NoDataReason why = of_project.front()->no_data();
    ++no_data_[why == v1::NO_DATA_REASON_UNSPECIFIED ? v1::NO_DATA_REASON_NO_ROWS : why];
  }

  // One for each unit, each with of how many projects there is no figure.
  void Tell(const Formula& formula, v1::PortfolioIndicators& told) const {
    if (by_unit_.empty()) TellOne(formula, std::string(formula.unit), Values(), *told.add_distributions());
    for (const auto& [unit, values] : by_unit_) TellOne(formula, unit, values, *told.add_distributions());
  }

 private:
  void TellOne(const Formula& formula, const std::string& unit, const Values& of_unit, Distribution& told) const {
    told.set_indicator(std::string(formula.id));
    told.set_formula(base::Concat("formulas/", formula.Name()));
    told.set_unit(unit);
    told.set_measure(of_unit.measure);
    told.set_n(static_cast<int>(of_unit.values.size()));
    for (const auto& [reason, count] : no_data_) {
      auto& one = *told.add_no_data();
      one.set_reason(reason);
      one.set_projects(count);
    }
    if (told.n() >= kFewest && of_unit.AreComparable(unit)) {
      told.mutable_percentiles()->set_p15(PercentileOf(of_unit.values, 15));
      told.mutable_percentiles()->set_p50(PercentileOf(of_unit.values, 50));
      told.mutable_percentiles()->set_p85(PercentileOf(of_unit.values, 85));
    }
    const auto known = std::ranges::find(AllBands(), formula.id, &Bands::indicator);
    if (known == AllBands().end()) return;
    for (const std::string_view band : known->bands) {
      const auto found = of_unit.bands.find(band);
      auto& one = *told.add_bands();
      one.set_band(std::string(band));
      one.set_projects(found == of_unit.bands.end() ? 0 : found->second);
    }
  }

  std::map<std::string, Values> by_unit_;
  std::map<v1::NoDataReason, int> no_data_;
};

// By default, those that are the same of every project: usage and impact are measured otherwise by each.
absl::StatusOr<std::vector<const Formula*>> Wanted(const v1::GetPortfolioIndicatorsRequest& request) {
  PEP_ASSIGN(std::vector<const Formula*> formulas, ReadIndicators(request.indicators()));
  if (request.indicators().empty()) std::erase_if(formulas, [](const Formula* one) { return IsOfPoints(one->id); });
  return formulas;
}

}  // namespace

absl::StatusOr<v1::PortfolioIndicators> PortfolioFigures::Get(rpc::CallScope& call,
                                                              const v1::GetPortfolioIndicatorsRequest& request) {
  PEP_ASSIGN(const auto formulas, Wanted(request));
  PEP_ASSIGN(const Parameters parameters, ReadParameters(request.parameters()));
  PEP_ASSIGN(const Question question, ReadQuestion(request, call.received_at()));
  PEP_ASSIGN(const auto matching, ProjectsMatching(context_, call, request.filter()));
  std::vector<std::string> ids;
  for (const peers::Project& project : matching) ids.push_back(ProjectId(project.name));
  PEP_ASSIGN(const auto many, ComputeAll(context_, call, ids, formulas, question, parameters,
                                         {ReadDimensions(request.dimensions())}, Sums::kKept));
  std::map<std::string_view, Spread> spreads;
  std::set<std::string> telling;
  for (const ManyFigures& figures : many) {
    std::map<std::string_view, std::vector<const v1::Indicator*>> by_formula;
    for (const v1::Indicator& indicator : figures.indicators) {
      by_formula[FindAsked(indicator.indicator())->id].push_back(&indicator);
      if (indicator.no_data() == v1::NO_DATA_REASON_UNSPECIFIED) telling.insert(figures.project);
    }
    for (const auto& [formula, of_project] : by_formula) spreads[formula].Add(of_project);
  }
  v1::PortfolioIndicators told;
  told.set_projects(static_cast<int>(ids.size()));
  told.set_telling(static_cast<int>(telling.size()));
  for (const Formula* const formula : formulas) spreads[formula->id].Tell(*formula, told);
  TellQuestion(question, told);
  return told;
}

void PortfolioFigures::Mount(rpc::Service& service) {
  service.Unary("GetPortfolioIndicators", *this, &PortfolioFigures::Get);
}

}  // namespace pepiniere::metrics::api
