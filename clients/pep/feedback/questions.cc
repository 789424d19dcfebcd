#include "clients/pep/feedback/questions.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::Question;
using feedback::v1::QuestionOption;

constexpr std::size_t kRules = 3, kOptions = 4;

constexpr Text kBad = {
    "'$0' is not CODE;KIND;TEXT;RULES;OPTION=LABEL;… such as tool;choice-one;Which one?;mandatory;a=Paper;b=Sheets: "
    "the "
    "kind is one of $1, the rules are mandatory and sensitive",
    "« $0 » n'est pas CODE;SORTE;TEXTE;RÈGLES;OPTION=LIBELLÉ;… comme outil;choice-one;Lequel ?;mandatory;a=Papier;"
    "b=Tableur : la sorte est l'une de $1, les règles sont mandatory et sensitive"};
constexpr Text kBadHelp = {"'$0' is not CODE=TEXT, of a question that was given before",
                           "« $0 » n'est pas CODE=TEXTE, d'une question donnée avant"};

bool ReadRules(const std::string& typed, Question& question) {
  for (const std::string& rule : std::vector<std::string>(absl::StrSplit(typed, ',', absl::SkipWhitespace()))) {
    const std::string word(absl::StripAsciiWhitespace(rule));
    if (word == "mandatory") {
      question.set_mandatory(true);
    } else if (word == "sensitive") {
      question.set_sensitive(true);
    } else {
      return false;
    }
  }
  return true;
}

bool ReadOption(const std::string& typed, Question& question) {
  const std::vector<std::string> sides = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  if (sides.size() != 2) return false;
  QuestionOption& option = *question.add_options();
  option.set_code(std::string(absl::StripAsciiWhitespace(sides[0])));
  option.set_label(std::string(absl::StripAsciiWhitespace(sides[1])));
  return true;
}

}  // namespace

std::string AddQuestion(const std::string& typed, Questions& questions, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, ';');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  const auto wrong = [&] { return say(kBad, typed, TypedWords<Question::Kind>()); };
  const auto kind = parts.size() < 3 ? std::nullopt : ParseWord(Words<Question::Kind>(), parts[1]);
  if (!kind || parts[0].empty() || parts[2].empty()) return wrong();
  Question question;
  question.set_code(parts[0]);
  question.set_kind(*kind);
  question.set_text(parts[2]);
  if (parts.size() > kRules && !ReadRules(parts[kRules], question)) return wrong();
  for (std::size_t i = kOptions; i < parts.size(); ++i) {
    if (!ReadOption(parts[i], question)) return wrong();
  }
  *questions.Add() = std::move(question);
  return "";
}

std::string SetHelp(const std::string& typed, Questions& questions, const Messages& say) {
  const std::vector<std::string> sides = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  const auto found = std::ranges::find_if(questions, [&](const Question& one) { return one.code() == sides[0]; });
  if (sides.size() != 2 || found == questions.end()) return say(kBadHelp, typed);
  found->set_help(sides[1]);
  return "";
}

std::string SaidQuestion(const Question& question, const Messages& say) {
  std::vector<std::string> parts = {question.code(), Said(question.kind(), say), Printable(question.text())};
  if (question.mandatory()) parts.push_back(say({"must be answered", "réponse obligatoire"}));
  if (question.sensitive()) parts.push_back(say({"sensitive", "sensible"}));
  return absl::StrJoin(parts, " · ");
}

void ShowQuestions(const Questions& questions, Sheet& sheet, const Messages& say) {
  sheet.Section({"Questions", "Questions"});
  for (const Question& question : questions) {
    sheet.Body(SaidQuestion(question, say));
    if (!question.help().empty()) sheet.Body(Printable(question.help()));
    for (const QuestionOption& option : question.options()) {
      sheet.Body(Concat("– ", option.code(), " = ", Printable(option.label())));
    }
  }
}

}  // namespace pepiniere::pep
