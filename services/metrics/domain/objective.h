// What a project means to change. Field meanings are documented once, on the contract (objective.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/metrics/domain/dimension.h"

namespace pepiniere::metrics::domain {

// Numbered as in the contract.
enum class Verdict { kConfirmed = 1, kRefuted, kInconclusive, kAbandoned };
std::string_view Symbol(Verdict verdict);
bool ReadSymbol(std::string_view symbol, Verdict& verdict);

struct Objective {
  static constexpr std::string_view kPattern = "projects/{project}/objectives/{objective}", kCollection = "objectives";
  std::string title{}, hypothesis{};
  std::string metric{};  // an id
  std::string indicator{};
  std::vector<Dimension> dimensions{};
  std::optional<double> baseline{};
  std::optional<base::Date> baseline_date{};
  std::optional<double> target{};
  std::optional<base::Date> target_date{};
  std::optional<Verdict> verdict{};
  std::string verdict_reason{};
  std::vector<std::string> verdict_evidence{};  // ids
  std::optional<absl::Time> verdict_time{};

  static void Fields(auto&& visit, auto&... each) {
    visit("title", each.title...);
    visit("hypothesis", each.hypothesis...);
    visit("metric", each.metric...);
    visit("indicator", each.indicator...);
    visit("dimensions", each.dimensions...);
    visit("baseline", each.baseline...);
    visit("baseline_date", each.baseline_date...);
    visit("target", each.target...);
    visit("target_date", each.target_date...);
    visit("verdict", each.verdict...);
    visit("verdict_reason", each.verdict_reason...);
    visit("verdict_evidence", each.verdict_evidence...);
    visit("verdict_time", each.verdict_time...);
  }
  bool operator==(const Objective&) const = default;
};

inline constexpr std::size_t kMostEvidence = 20;

// What is wrong, each with the contract's path of its field. Whether there is such a metric or indicator is not asked.
std::vector<base::FieldProblem> ProblemsOf(const Objective& objective, base::Date today);
// What is wrong with a verdict on it: each field is one of the request that gives it.
std::vector<base::FieldProblem> CheckVerdict(Verdict verdict, std::string_view reason,
                                             const std::vector<std::string>& evidence);

}  // namespace pepiniere::metrics::domain
