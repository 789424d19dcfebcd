#include "services/portfolio/domain/entries.h"

#include "services/base/characters.h"
#include "services/portfolio/domain/checks.h"

namespace pepiniere::portfolio {
namespace {

constexpr int kFirstYear = 2000;

// Of money. A slip of more years is found by the rules of every day.
void CheckYear(std::optional<base::Date> date, base::Problems& problems) {
  problems.If(date && *date >= base::kFirstDay && date->year() < kFirstYear, "date",
              "lies before the year 2000: check the year");
}

// Of what has come about. A slip of many years is found by the rules of every day.
void CheckPast(std::optional<base::Date> date, base::Date today, std::string_view problem, base::Problems& problems) {
  problems.If(date && *date > today && *date <= base::LastDay(today), "date", problem);
}

void CheckText(std::string_view text, std::string_view field, base::Problems& problems) {
  problems.If(base::IsBlank(text), field, "says nothing");
}

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const Evidence& evidence, base::Date today) {
  base::Problems problems;
  base::CheckFields(evidence, today, problems);
  problems.If(evidence.uri.empty() && base::IsBlank(evidence.note), "uri",
              "say where the proof is, or describe it in note");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Waiver& waiver, base::Date today) {
  base::Problems problems;
  base::CheckFields(waiver, today, problems);
  problems.If(!waiver.CountsOn(today), "expire_date",
              "has passed: give a day to come, or withdraw the waiver that should count no more");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const FundingLine& line, base::Date today) {
  base::Problems problems;
  base::CheckFields(line, today, problems);
  problems.If(!line.amount, "amount", "must be more than nothing");
  problems.If(base::IsBlank(line.funding_source), "funding_source", "say where the money comes from");
  CheckYear(line.date, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const SpendingEntry& entry, base::Date today) {
  base::Problems problems;
  base::CheckFields(entry, today, problems);
  CheckYear(entry.date, problems);
  CheckPast(entry.date, today, "lies in the future: record money when it is spent", problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const TimeBoxExtension& extension, base::Date today) {
  base::Problems problems;
  base::CheckFields(extension, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const JournalEntry& entry, base::Date today) {
  base::Problems problems;
  base::CheckFields(entry, today, problems);
  CheckPast(entry.date, today, "lies in the future: write of a day when it has come", problems);
  if (!entry.text.empty()) CheckText(entry.text, "text", problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckPublicText(std::string_view text) {
  base::Problems problems;
  CheckText(text, "public_text", problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::portfolio
