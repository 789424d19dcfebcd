#include "clients/pep/feedback/answer_values.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Answer;
using feedback::v1::AnswerValue;
using feedback::v1::Question;
using feedback::v1::QuestionOption;
using json::OrderedJson;

void TakeOption(const FileValue& value, const std::vector<std::string>& options, AnswerValue& said) {
  const std::string label = value.Label();
  if (label.empty()) return;
  if (std::ranges::find(options, label) == options.end()) {
    value.Complain(FileWrong::kNoOption, {Listed(options)});
  } else {
    said.add_options(label);
  }
}

// Nothing where it is unanswered.
void TakeValue(const FileValue& value, const Question& question, Answer& answer) {
  if (!value.is_there()) return;
  AnswerValue said;
  said.set_question(question.code());
  if (question.kind() == Question::KIND_TEXT) {
    said.set_text(value.Prose());
    if (absl::StripAsciiWhitespace(said.text()).empty()) return;
  } else if (question.kind() == Question::KIND_CHOICE_MANY) {
    Once once;
    value.EachItem([&](const FileValue& item) {
      if (once.Meets(item, item.Label())) TakeOption(item, OptionsOf(question), said);
    });
  } else {
    TakeOption(value, OptionsOf(question), said);
  }
  *answer.add_values() = std::move(said);
}

// What people call an option.
std::string LabelOf(const std::string& code, const Question& question) {
  const auto found =
      std::ranges::find_if(question.options(), [&](const QuestionOption& one) { return one.code() == code; });
  return found == question.options().end() ? code : found->label();
}

}  // namespace

std::vector<std::string> OptionsOf(const Question& question) {
  if (question.kind() == Question::KIND_SCALE) return {"1", "2", "3", "4", "5"};
  std::vector<std::string> codes;
  for (const QuestionOption& option : question.options()) codes.push_back(option.code());
  return codes;
}

Answer TakeAnswer(const FileValue& all, const Questions& questions) {
  std::vector<std::string> codes;
  for (const Question& question : questions) codes.push_back(question.code());
  const std::vector<std::string_view> keys(codes.begin(), codes.end());
  all.HasOnly(keys);
  Answer answer;
  for (const Question& question : questions) TakeValue(all.Member(question.code()), question, answer);
  return answer;
}

std::string AnswerJson(const Answer& answer, const Questions& questions) {
  OrderedJson json = OrderedJson::object();
  for (const Question& question : questions) {
    const AnswerValue* value = ValueTo(answer, question.code());
    if (value == nullptr) continue;
    if (question.kind() == Question::KIND_TEXT) {
      json[question.code()] = value->text();
    } else if (question.kind() == Question::KIND_CHOICE_MANY) {
      json[question.code()] = std::vector<std::string>(value->options().begin(), value->options().end());
    } else if (!value->options().empty()) {
      json[question.code()] = value->options(0);
    }
  }
  return json::Dump(json);
}

const AnswerValue* ValueTo(const Answer& answer, const std::string& question) {
  const auto& values = answer.values();
  const auto found = std::ranges::find_if(values, [&](const AnswerValue& one) { return one.question() == question; });
  return found == values.end() ? nullptr : &*found;
}

AnswerValue& SetValueTo(Answer& answer, const std::string& question) {
  for (AnswerValue& value : *answer.mutable_values()) {
    if (value.question() == question) return value;
  }
  AnswerValue& value = *answer.add_values();
  value.set_question(question);
  return value;
}

void ClearValueTo(Answer& answer, const std::string& question) {
  Answer kept;
  for (const AnswerValue& value : answer.values()) {
    if (value.question() != question) *kept.add_values() = value;
  }
  *answer.mutable_values() = kept.values();
}

std::string SaidValue(const AnswerValue* value, const Question& question, const Messages& say) {
  if (value == nullptr) return "";
  if (question.kind() == Question::KIND_TEXT) return value->text();
  if (value->options().empty()) return say({"none of these", "aucune de celles-ci"});
  return absl::StrJoin(value->options(), ", ", [&](std::string* out, const std::string& code) {
    const std::string label = LabelOf(code, question);
    *out += label == code ? code : code + " (" + label + ")";
  });
}

}  // namespace pepiniere::pep
