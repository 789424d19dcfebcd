#include "clients/pep/feedback/campaign_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"

namespace pepiniere::pep {
namespace {

using feedback::Given;
using feedback::Question;
using feedback::QuestionKind;
using std::string_view;

constexpr std::array<string_view, 4> kMembers = {"breakdown", "audience", "answers", "questions"};
constexpr std::array<string_view, 4> kQuestionMembers = {"code", "kind", "options", "sensitive"};
constexpr std::array<string_view, 3> kTextMembers = {"code", "kind", "sensitive"};
// Who answers: the one member of people and answers that is no dimension and no question.
constexpr string_view kId = "id";

// A name of a dimension or a question.
std::string TakeKey(const FileValue& value, Once& once) {
  std::string key = value.Name();
  if (key == kId) value.Complain(FileWrong::kReserved, {key});
  once.Meets(value, key);
  return key;
}

std::optional<QuestionKind> TakeKind(const FileValue& value) {
  const std::string symbol = value.Name();
  QuestionKind kind = QuestionKind::kScale;
  if (symbol.empty()) return std::nullopt;
  if (feedback::ReadSymbol(symbol, kind)) return kind;
  value.Complain(FileWrong::kNoWord, {"SCALE, CHOICE_ONE, CHOICE_MANY, TEXT"});
  return std::nullopt;
}

std::vector<std::string> TakeOptions(const FileValue& value, QuestionKind kind) {
  std::vector<std::string> options;
  Once once;
  value.EachItem([&](const FileValue& item) {
    std::string option = item.Label();
    if (!once.Meets(item, option)) return;
    if (kind == QuestionKind::kScale && !feedback::ScaleValue(option)) {
      item.Complain(FileWrong::kNoScaleOption, {"-1000", "1000"});
    }
    options.push_back(std::move(option));
  });
  if (value.IsEmptyList()) value.Complain(FileWrong::kTooFew, {"1"});
  return options;
}

// Where its kind or its options are wrong, it has no options.
Question TakeQuestion(const FileValue& value, Once& codes) {
  Question question;
  const std::optional<QuestionKind> kind = TakeKind(value.Required("kind"));
  if (kind == QuestionKind::kText) {
    value.HasOnly(kTextMembers);
  } else {
    value.HasOnly(kQuestionMembers);
  }
  question.code = TakeKey(value.Required("code"), codes);
  question.sensitive = value.Member("sensitive").Flag();
  question.kind = kind.value_or(QuestionKind::kScale);
  if (!kind || kind == QuestionKind::kText) return question;
  if (kind == QuestionKind::kScale && !value.Member("options").is_there()) {
    question.options = feedback::UsualScale();
  } else {
    question.options = TakeOptions(value.Required("options"), *kind);
  }
  return question;
}

// The place of the option that is answered; none where it is no option, or what they are is not known.
std::optional<std::size_t> TakeOption(const FileValue& value, const Question& question) {
  if (question.options.empty()) return std::nullopt;
  const std::string label = value.Label();
  if (label.empty()) return std::nullopt;
  const auto found = std::ranges::find(question.options, label);
  if (found != question.options.end()) return static_cast<std::size_t>(found - question.options.begin());
  value.Complain(FileWrong::kNoOption, {Listed(question.options)});
  return std::nullopt;
}

// None where the question is unanswered, or what was answered is wrong.
std::optional<Given> TakeGiven(const FileValue& value, const Question& question, std::size_t person) {
  Given given{person, {}};
  if (!value.is_there()) return std::nullopt;
  if (question.kind == QuestionKind::kText) {
    const std::string text = value.Prose();
    return absl::StripAsciiWhitespace(text).empty() ? std::nullopt : std::optional(std::move(given));
  }
  if (question.kind != QuestionKind::kChoiceMany) {
    const auto option = TakeOption(value, question);
    if (!option) return std::nullopt;
    given.chosen.push_back(*option);
    return given;
  }
  Once once;
  value.EachItem([&](const FileValue& item) {
    const auto option = TakeOption(item, question);
    if (option && once.Meets(item, question.options[*option])) given.chosen.push_back(*option);
  });
  return given;
}

class Taker {
 public:
  CampaignFile Take(const FileValue& all) {
    all.HasOnly(kMembers);
    Once dimensions, codes;
    all.Member("breakdown").EachItem([&](const FileValue& item) {
      file_.audience.breakdown.push_back(TakeKey(item, dimensions));
    });
    all.Required("questions").EachItem([&](const FileValue& item) {
      file_.questions.push_back(TakeQuestion(item, codes));
    });
    file_.answers.resize(file_.questions.size());
    all.Required("audience").EachItem([&](const FileValue& item) { TakePerson(item); });
    all.Member("answers").EachItem([&](const FileValue& item) { TakeAnswer(item); });
    return std::move(file_);
  }

 private:
  // What else is told of somebody is of no dimension, and does not count.
  void TakePerson(const FileValue& value) {
    feedback::Person person;
    const FileValue id = value.Required(kId);
    value.EachMember([](const std::string&, const FileValue&) {});
    person.id = id.Name();
    people_.Meets(id, person.id);
    for (const std::string& dimension : file_.audience.breakdown) {
      person.values.push_back(dimension.empty() ? "" : value.Required(dimension).Label());
    }
    places_.emplace(person.id, file_.audience.people.size());
    file_.audience.people.push_back(std::move(person));
  }

  void TakeAnswer(const FileValue& value) {
    std::vector<std::string> keys = {std::string(kId)};
    for (const Question& question : file_.questions) keys.push_back(question.code);
    const std::vector<string_view> views(keys.begin(), keys.end());
    value.HasOnly(views);
    const FileValue id = value.Required(kId);
    const std::string name = id.Name();
    if (!answered_.Meets(id, name)) return;
    const auto place = places_.find(name);
    if (place == places_.end()) return id.Complain(FileWrong::kNobody, {name});
    for (std::size_t i = 0; i < file_.questions.size(); ++i) {
      const Question& question = file_.questions[i];
      if (question.code.empty()) continue;
      auto given = TakeGiven(value.Member(question.code), question, place->second);
      if (given) file_.answers[i].push_back(*std::move(given));
    }
  }

  CampaignFile file_;
  Once people_, answered_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

CampaignFile TakeCampaign(const FileValue& all) { return Taker().Take(all); }

}  // namespace pepiniere::pep
