#include "services/feedback/domain/questionnaire.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/feedback/domain/digest.h"
#include "services/search/fold.h"

namespace pepiniere::feedback {
namespace {

constexpr std::size_t kMostQuestions = 100, kFewestOptions = 2, kMostOptions = 20;

void CheckCodes(const auto& list, const std::string& path, base::Problems& problems) {
  for (auto it = list.begin(); it != list.end(); ++it) {
    const auto same = std::find_if(list.begin(), it, [&](const auto& other) { return other.code == it->code; });
    problems.If(same != it, base::Concat(path, "[", it - list.begin(), "].code"),
                base::Concat("is that of ", path.substr(path.rfind('.') + 1), "[", same - list.begin(), "]"));
  }
}

// What says the same is the same question, whatever its code: of two tables of it, one could be subtracted from the
// other.
void CheckSaidOnce(const std::vector<AskedQuestion>& questions, base::Problems& problems) {
  for (auto it = questions.begin(); it != questions.end(); ++it) {
    if (it->kind == QuestionKind::kText) continue;
    const auto same = std::find_if(questions.begin(), it, [&](const AskedQuestion& other) {
      return other.kind != QuestionKind::kText && search::Fold(other.text) == search::Fold(it->text);
    });
    problems.If(same != it, base::Concat("questions[", it - questions.begin(), "].text"),
                base::Concat("says the same as questions[", same - questions.begin(), "]: ask it once"));
  }
}

void CheckOptions(const AskedQuestion& question, const std::string& path, base::Problems& problems) {
  const std::size_t options = question.options.size();
  const std::string field = path + "options";
  switch (question.kind) {
    case QuestionKind::kText:
      problems.If(options > 0, field, "must be left out: a text is answered in words");
      problems.If(question.sensitive, path + "sensitive", "is of what is counted: texts are read by a person first");
      break;
    case QuestionKind::kScale:
      for (std::size_t i = 0; i < options; ++i) {
        problems.If(std::ranges::find(kScale, question.options[i].code) == std::end(kScale),
                    base::Concat(field, "[", i, "].code"), "is no place of the scale: these go from 1 to 5");
      }
      break;
    default:
      problems.If(options < kFewestOptions || options > kMostOptions, field,
                  base::Concat("must have ", kFewestOptions, " to ", kMostOptions, " items"));
  }
  CheckCodes(question.options, field, problems);
}

}  // namespace

Question FiguresOf(const AskedQuestion& asked) {
  Question question{.code = asked.code, .kind = asked.kind, .options = {}, .sensitive = asked.sensitive};
  if (asked.kind == QuestionKind::kScale) {
    question.options = UsualScale();
  } else {
    for (const AnswerOption& option : asked.options) question.options.push_back(option.code);
  }
  return question;
}

std::string ContentHash(const QuestionnaireVersion& version) {
  std::string content;
  const auto add = [&](std::string_view text) { content += base::Concat(text.size(), ":", text); };
  for (const AskedQuestion& question : version.questions) {
    for (const std::string_view text :
         {std::string_view(question.code), Symbol(question.kind), std::string_view(question.text),
          std::string_view(question.help), std::string_view(question.sensitive ? "sensitive" : ""),
          std::string_view(question.mandatory ? "mandatory" : "")}) {
      add(text);
    }
    for (const AnswerOption& option : question.options) {
      add(option.code);
      add(option.label);
    }
    content += ';';
  }
  return Sha256Hex(content);
}

std::vector<base::FieldProblem> ProblemsOf(const Questionnaire& questionnaire, base::Date today) {
  base::Problems problems;
  base::CheckFields(questionnaire, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const QuestionnaireVersion& version, base::Date today) {
  base::Problems problems;
  base::CheckFields(version, today, problems);
  problems.If(version.questions.size() > kMostQuestions, "questions",
              base::Concat("must not have more than ", kMostQuestions, " items"));
  for (std::size_t i = 0; i < version.questions.size(); ++i) {
    CheckOptions(version.questions[i], base::Concat("questions[", i, "]."), problems);
  }
  CheckCodes(version.questions, "questions", problems);
  CheckSaidOnce(version.questions, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
