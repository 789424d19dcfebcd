#include "services/cohort/domain/grid.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

constexpr std::size_t kMostDigits = 9;

bool IsPositive(std::string_view digits) {
  return !digits.empty() && digits.size() <= kMostDigits && digits.front() != '0' &&
         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

void CheckMeanings(const Criterion& criterion, const std::string& path, base::Problems& problems) {
  for (auto it = criterion.meanings.begin(); it != criterion.meanings.end(); ++it) {
    const std::string field = base::Concat(path, "meanings[", it - criterion.meanings.begin(), "].mark");
    problems.If(it->mark < criterion.minimum || it->mark > criterion.maximum, field,
                base::Concat("is no mark of it: these go from ", criterion.minimum, " to ", criterion.maximum));
    const auto same = std::find_if(criterion.meanings.begin(), it, [&](const auto& m) { return m.mark == it->mark; });
    problems.If(same != it, field, "has a meaning already");
  }
}

void CheckCriterion(const Criterion& criterion, const std::string& path, base::Problems& problems) {
  problems.If(criterion.maximum <= criterion.minimum, path + "maximum", "must be more than the least mark");
  problems.If(!criterion.weight.empty() && !IsWeight(criterion.weight), path + "weight",
              "give a whole number or a fraction, more than 0, such as 2 or 1/3");
  if (criterion.minimum < criterion.maximum) CheckMeanings(criterion, path, problems);
}

}  // namespace

bool IsWeight(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return IsPositive(text);
  return IsPositive(text.substr(0, slash)) && IsPositive(text.substr(slash + 1));
}

std::vector<base::FieldProblem> ProblemsOf(const Grid& grid, base::Date today) {
  base::Problems problems;
  base::CheckFields(grid, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const GridVersion& version, base::Date today) {
  base::Problems problems;
  base::CheckFields(version, today, problems);
  const std::vector<Criterion>& criteria = version.criteria;
  for (auto it = criteria.begin(); it != criteria.end(); ++it) {
    const std::string path = base::Concat("criteria[", it - criteria.begin(), "].");
    CheckCriterion(*it, path, problems);
    const auto same = std::find_if(criteria.begin(), it, [&](const Criterion& c) { return c.code == it->code; });
    problems.If(same != it, path + "code", base::Concat("is that of criteria[", same - criteria.begin(), "]"));
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
