// What a call comes to for an application, and appeals against it. Field meanings are documented once, on the contract
// (result.proto).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/retention.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ResultKind { kSelected = 1, kWaiting, kNotSelected, kAppeal };

// SELECTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ResultKind kind);
bool ReadSymbol(std::string_view symbol, ResultKind& kind);

struct ApplicationResult {
  using Parent = Application;
  static constexpr std::string_view kPattern = "calls/{call}/applications/{application}/results/{result}",
                                    kCollection = "results";
  std::string applicant;  // a name of the access service's
  ResultKind kind = ResultKind::kSelected;
  std::string reason;
  std::optional<absl::Time> published_at;

  static void Fields(auto&& visit, auto&... each) {
    visit("applicant", each.applicant...);
    visit("kind", each.kind...);
    visit("reason", each.reason...);
    visit("publish_time", each.published_at...);
  }
  bool operator==(const ApplicationResult&) const = default;
};

using Results = std::vector<base::Stored<ApplicationResult>>;  // of one application, in the order of recording

// Whether an appeal waits for its answer.
bool IsAppealed(const Results& results);
// The last decision that its applicant was told; null: none.
const ApplicationResult* LastTold(const Results& results);
// What speaks against an appeal now, at state.
std::vector<base::FieldProblem> CheckAppeal(const Results& results);

// What retention runs from (retention.h): the days of decisions, and appeals with the day of their answer.
struct ResultDays {
  std::vector<base::Date> decisions;
  std::vector<Appeal> appeals;
};
ResultDays DaysOf(const Results& results);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const ApplicationResult& result, base::Date today);

}  // namespace pepiniere::cohort
