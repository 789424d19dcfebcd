#include "services/portfolio/domain/checks.h"

#include <utility>

namespace pepiniere::portfolio {
namespace {

// The rules of its fields are all there is.
template <typename T>
std::vector<base::FieldProblem> OfFields(const T& value, base::Date today) {
  base::Problems problems;
  base::CheckFields(value, today, problems);
  return std::move(problems).Take();
}

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const Organisation& organisation, base::Date today) {
  return OfFields(organisation, today);
}
std::vector<base::FieldProblem> ProblemsOf(const Incubator& incubator, base::Date today) {
  return OfFields(incubator, today);
}
std::vector<base::FieldProblem> ProblemsOf(const Team& team, base::Date today) { return OfFields(team, today); }
// A history has ends before starts, which only pause; who corrects a line is told of it.
std::vector<base::FieldProblem> ProblemsOf(const PhaseEntry& line, base::Date today) { return OfFields(line, today); }
std::vector<base::FieldProblem> ProblemsOf(const PhaseWord& word, base::Date today) { return OfFields(word, today); }
std::vector<base::FieldProblem> ProblemsOf(const Event& event, base::Date today) { return OfFields(event, today); }
std::vector<base::FieldProblem> ProblemsOf(const GateChange& change, base::Date today) {
  return OfFields(change, today);
}

}  // namespace pepiniere::portfolio
