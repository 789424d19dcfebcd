#include "clients/pep/feedback/answer_form.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/feedback/answer_values.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using feedback::v1::Answer;
using feedback::v1::AnswerValue;
using feedback::v1::Question;

constexpr std::string_view kBack = "<", kNothing = "-";

constexpr Text kNoneOf = {"'$0' is none of $1", "« $0 » n'est pas l'une de $1"};
constexpr Text kOnlyOne = {"only one may be chosen", "une seule peut être choisie"};
constexpr Text kMandatory = {"this one must be answered", "il faut répondre à celle-ci"};

// An option that was typed: its code, or its place, from 1 on, where no code is so.
std::optional<std::string> OptionNamed(const std::vector<std::string>& options, const std::string& typed) {
  const auto found = std::ranges::find_if(options, [&](const std::string& one) { return Fold(one) == Fold(typed); });
  if (found != options.end()) return *found;
  std::size_t place = 0;
  const bool is_place = absl::SimpleAtoi(typed, &place) && place >= 1 && place <= options.size();
  return is_place ? std::optional(options[place - 1]) : std::nullopt;
}

bool IsNone(const std::string& typed) { return Fold(typed) == "none" || Fold(typed) == "aucune"; }

std::string TakeOptions(const Question& question, const std::string& typed, AnswerValue& value, const Messages& say) {
  const std::vector<std::string> options = OptionsOf(question);
  const bool several = question.kind() == Question::KIND_CHOICE_MANY;
  if (several && IsNone(typed)) return "";
  const std::vector<std::string> parts = absl::StrSplit(typed, ',', absl::SkipWhitespace());
  if (!several && parts.size() > 1) return say(kOnlyOne);
  for (const std::string& part : parts) {
    const std::string word(absl::StripAsciiWhitespace(part));
    const auto option = OptionNamed(options, word);
    if (!option) return say(kNoneOf, word, absl::StrJoin(options, ", "));
    const auto& chosen = value.options();
    if (std::ranges::find(chosen, *option) == chosen.end()) value.add_options(*option);
  }
  return "";
}

}  // namespace

std::string TakeTyped(const Question& question, const std::string& typed, Answer& answer, const Messages& say) {
  AnswerValue value;
  value.set_question(question.code());
  if (question.kind() == Question::KIND_TEXT) {
    value.set_text(typed);
  } else if (std::string wrong = TakeOptions(question, typed, value, say); !wrong.empty()) {
    return wrong;
  }
  SetValueTo(answer, question.code()) = std::move(value);
  return "";
}

AnswerForm::AnswerForm(Session& session, const Questions& questions, Answer answer, Keep keep)
    : session_(session), questions_(questions), answer_(std::move(answer)), keep_(std::move(keep)) {}

void AnswerForm::ShowQuestion(int place) const {
  const Question& question = questions_[place];
  const Messages& say = session_.say();
  std::ostream& out = session_.errors();
  const Terminal& terminal = session_.errors_terminal();
  const std::string count = Concat(place + 1, "/", questions_.size(), "  ");
  out << '\n' << terminal.Paint(Tone::kDim, count) << terminal.Paint(Tone::kStrong, Printable(question.text())) << '\n';
  if (!question.help().empty()) session_.Remark(Printable(question.help()));
  if (question.kind() == Question::KIND_SCALE) out << say({"  1 to 5\n", "  de 1 à 5\n"});
  for (const auto& option : question.options()) {
    out << "  " << option.code() << "  " << Printable(option.label()) << '\n';
  }
  if (question.kind() == Question::KIND_CHOICE_MANY) {
    session_.Remark(say(
        {"Several with commas; none: none of these", "Plusieurs avec des virgules ; aucune : aucune de celles-ci"}));
  }
  const std::string before = SaidValue(ValueTo(answer_, question.code()), question, say);
  if (!before.empty()) session_.Remark(say({"You said: $0", "Vous avez dit : $0"}, Printable(before)));
}

std::string AnswerForm::Take(const Question& question, const std::string& typed) {
  const Messages& say = session_.say();
  const bool answered = ValueTo(answer_, question.code()) != nullptr;
  if (typed.empty()) return answered || !question.mandatory() ? "" : say(kMandatory);
  if (typed == kNothing) {
    if (question.mandatory()) return say(kMandatory);
    ClearValueTo(answer_, question.code());
    return "";
  }
  return TakeTyped(question, typed, answer_, say);
}

AnswerForm::Step AnswerForm::Ask(int place) {
  ShowQuestion(place);
  const std::string typed = session_.Ask(">");
  if (session_.AnswersEnded() && typed.empty()) return Step::kGone;
  if (typed == kBack) return Step::kBack;
  const std::string wrong = Take(questions_[place], typed);
  if (wrong.empty()) return Step::kNext;
  session_.errors() << session_.errors_terminal().Paint(Tone::kWarning, Visible(wrong)) << '\n';
  return Step::kAgain;
}

absl::StatusOr<bool> AnswerForm::Fill() {
  session_.Remark(
      session_.say()({"Enter keeps what you said, or says nothing; - takes it back; < goes back one question.",
                      "Entrée garde ce que vous avez dit, ou ne dit rien ; - le retire ; < revient d'une question."}));
  for (int place = 0; place < questions_.size();) {
    const Step step = Ask(place);
    if (step == Step::kGone) return false;
    if (step == Step::kAgain) continue;
    PEP_TRY(keep_(answer_));
    place = step == Step::kNext ? place + 1 : std::max(place - 1, 0);
  }
  return true;
}

}  // namespace pepiniere::pep
