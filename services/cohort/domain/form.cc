#include "services/cohort/domain/form.h"

#include <algorithm>
#include <utility>

#include "services/base/characters.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsNumber(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) { return !part.empty() && std::ranges::all_of(part, IsDigit); };
  return digits(text.substr(0, point)) && (point == std::string_view::npos || digits(text.substr(point + 1)));
}

// What is wrong with the kind of an answer; empty where nothing is.
std::string WrongKind(const FormField& field, const std::string& answer) {
  switch (field.kind) {
    case FormFieldKind::kLine:
    case FormFieldKind::kFile:
      return base::HasControls(answer, base::Lines::kOne) ? "must be one line without control or invisible characters"
                                                          : "";
    case FormFieldKind::kText:
      return base::HasControls(answer, base::Lines::kMany) ? "must hold no control characters but line feeds and tabs"
                                                           : "";
    case FormFieldKind::kNumber:
      return IsNumber(answer) ? "" : "give a number: digits, with a point before decimals";
    case FormFieldKind::kDay:
      return base::Date::Parse(answer) ? "" : "give a day of the calendar as YYYY-MM-DD";
    case FormFieldKind::kYesOrNo:
      return answer == "true" || answer == "false" ? "" : "answer true or false";
    case FormFieldKind::kChoice:
      return std::ranges::find(field.options, answer) != field.options.end() ? "" : "choose one of the options";
    case FormFieldKind::kAddress:
      return base::IsWebAddress(answer) ? "" : "give an absolute http:// or https:// address";
  }
  return "";
}

void CheckAnswer(const FormField& field, const std::string& answer, const std::string& path, base::Problems& problems) {
  const std::size_t length = base::CountCharacters(answer);
  problems.If(field.max_length > 0 && length > static_cast<std::size_t>(field.max_length), path,
              base::Concat("has ", length, " characters: ", field.max_length, " at most"));
  problems.If(answer.size() > base::kMaxTextBytes, path,
              base::Concat("must not be longer than ", base::kMaxTextBytes, " bytes"));
  const std::string wrong = WrongKind(field, answer);
  problems.If(!wrong.empty(), path, wrong);
}

}  // namespace

std::vector<base::FieldProblem> CheckAnswers(std::span<const FormField> form, const Answers& answers,
                                             Completeness completeness) {
  base::Problems problems;
  for (const FormField& field : form) {
    const std::string path = "answers." + field.code;
    const auto answer = answers.find(field.code);
    if (answer != answers.end() && !base::IsBlank(answer->second)) {
      CheckAnswer(field, answer->second, path, problems);
    } else {
      problems.If(field.required && completeness == Completeness::kSubmitted, path,
                  base::Concat("is required: answer \"", field.label, "\""));
    }
  }
  for (const auto& [code, answer] : answers) {
    problems.If(std::ranges::find(form, code, &FormField::code) == form.end(), "answers." + code,
                "is no field of the call's form: leave it out");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
