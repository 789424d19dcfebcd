#include "services/metrics/domain/survey.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"
#include "services/metrics/domain/instants.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kKinds[] = {"", "JDMA", "NPS", "CSAT"};

const std::vector<std::string>& AnswersOf(SurveyKind kind) {
  static const auto* const jdma = new std::vector<std::string>{"GOOD", "MEDIUM", "BAD"};
  static const auto* const nps = new std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
  static const auto* const csat = new std::vector<std::string>{"1", "2", "3", "4", "5"};
  if (kind == SurveyKind::kJdma) return *jdma;
  return kind == SurveyKind::kNps ? *nps : *csat;
}

std::ptrdiff_t PlaceOf(SurveyKind kind, const std::string& answer) {
  const std::vector<std::string>& answers = AnswersOf(kind);
  return std::ranges::find(answers, answer) - answers.begin();
}

void CheckCounts(const Survey& survey, base::Problems& problems) {
  const auto none = std::ssize(AnswersOf(survey.kind));
  bool any = false;
  for (std::size_t i = 0; i < survey.counts.size(); ++i) {
    const auto& [answer, count] = survey.counts[i];
    const std::string path = base::Concat("counts[", i, "].");
    problems.If(PlaceOf(survey.kind, answer) == none, path + "answer", "is no answer of this kind of survey");
    problems.If(std::ranges::count(survey.counts, answer, &AnswerCount::answer) > 1, path + "answer",
                "name each answer once");
    problems.If(count < 0, path + "count", "must not be less than 0");
    any |= count > 0;
  }
  problems.If(!any, "counts", "say at least one answer that somebody gave");
}

}  // namespace

std::string_view Symbol(SurveyKind kind) { return base::SymbolIn(kKinds, kind); }
bool ReadSymbol(std::string_view symbol, SurveyKind& kind) { return base::ReadSymbolIn(kKinds, symbol, kind); }

void Complete(Survey& survey) {
  if (survey.source.empty()) survey.source = kByHand;
  std::ranges::stable_sort(survey.counts, {},
                           [&](const AnswerCount& count) { return PlaceOf(survey.kind, count.answer); });
}

std::vector<base::FieldProblem> ProblemsOf(const Survey& survey, base::Date today) {
  base::Problems problems;
  base::CheckFields(survey, today, problems);
  problems.If(survey.date > today, "date", "is to come");
  CheckCounts(survey, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
