#include "services/cohort/domain/review.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

using base::Concat;

constexpr std::string_view kStages[] = {"", "FILE", "HEARING"};
constexpr std::string_view kStates[] = {"", "NONE", "DRAFT", "SUBMITTED", "VOID"};
constexpr std::string_view kOfHearing = ".hearing";

bool IsMarked(const Review& review, const std::string& code) {
  return std::ranges::any_of(review.marks, [&](const CriterionMark& mark) { return mark.criterion == code; });
}

bool IsAbstainedFrom(const Review& review, const std::string& code) {
  return std::ranges::any_of(review.abstentions, [&](const Abstention& one) { return one.criterion == code; });
}

}  // namespace

std::string_view Symbol(ReviewStage stage) { return SymbolIn(kStages, stage); }
bool ReadSymbol(std::string_view symbol, ReviewStage& stage) { return ReadSymbolIn(kStages, symbol, stage); }
std::string_view Symbol(JurorReviewState state) { return SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, JurorReviewState& state) { return ReadSymbolIn(kStates, symbol, state); }

std::string ReviewIdOf(std::string_view juror, ReviewStage stage) {
  const std::string_view own = juror.substr(juror.rfind('/') + 1);  // where there is no slash, all of it
  return Concat(own, stage == ReviewStage::kHearing ? kOfHearing : "");
}

std::string JurorOfReview(std::string_view id) {
  std::string_view own = id.substr(id.rfind('/') + 1);
  if (own.ends_with(kOfHearing)) own.remove_suffix(kOfHearing.size());
  return Concat(id.substr(0, id.find('/')), "/", own);
}

bool SaysOtherwise(const Review& before, const Review& now) {
  return before.marks != now.marks || before.abstentions != now.abstentions || before.comment != now.comment ||
         before.application_revision != now.application_revision;
}

bool IsComplete(const Review& review, std::span<const Criterion> criteria) {
  return std::ranges::all_of(criteria, [&](const Criterion& one) { return IsMarked(review, one.code); });
}

std::vector<std::string> Unanswered(const Review& review, std::span<const Criterion> criteria) {
  std::vector<std::string> codes;
  for (const Criterion& criterion : criteria) {
    if (!IsMarked(review, criterion.code) && !IsAbstainedFrom(review, criterion.code)) codes.push_back(criterion.code);
  }
  return codes;
}

std::vector<base::FieldProblem> CheckMarks(const Review& review, std::span<const Criterion> criteria) {
  base::Problems problems;
  std::set<std::string_view> answered;
  // The criterion that is answered there; null, with what is wrong, where it is none, or was answered already.
  const auto answer = [&](std::string_view list, std::size_t place, const std::string& code) -> const Criterion* {
    const std::string path = Concat(list, "[", place, "].criterion");
    const auto found = std::ranges::find(criteria, code, &Criterion::code);
    problems.If(found == criteria.end(), path, "is no criterion of the call's grid");
    const bool is_new = answered.insert(code).second;
    problems.If(!is_new, path, "has its answer already: a mark, or an abstention, once");
    return found == criteria.end() ? nullptr : &*found;
  };
  for (std::size_t i = 0; i < review.marks.size(); ++i) {
    const Criterion* criterion = answer("marks", i, review.marks[i].criterion);
    if (!criterion) continue;
    const int mark = review.marks[i].mark;
    problems.If(mark < criterion->minimum || mark > criterion->maximum, Concat("marks[", i, "].mark"),
                Concat("must be from ", criterion->minimum, " to ", criterion->maximum));
  }
  for (std::size_t i = 0; i < review.abstentions.size(); ++i) answer("abstentions", i, review.abstentions[i].criterion);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Review& review, base::Date today) {
  base::Problems problems;
  base::CheckFields(review, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
