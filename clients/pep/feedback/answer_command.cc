// pep feedback answer CAMPAIGN
#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "clients/pep/feedback/answer_form.h"
#include "clients/pep/feedback/answer_values.h"
#include "clients/pep/feedback/answer_view.h"
#include "clients/pep/feedback/caller.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/config.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Answer;
using feedback::v1::Campaign;
using feedback::v1::QuestionnaireVersion;
using Stub = FeedbackStub;

struct AnswerFlags {
  std::string campaign, file;
  std::vector<std::string> values;
  bool show = false, withdraw = false;
};

// What is asked, and what one said to it before.
struct Asked {
  Campaign campaign;
  QuestionnaireVersion version;
  Answer answer;

  const Questions& questions() const { return version.questions(); }
};

absl::StatusOr<Asked> AskFor(Session& session, const std::string& typed) {
  Asked asked;
  feedback::v1::GetCampaignRequest which;
  PEP_ASSIGN(*which.mutable_name(), NameIn(CampaignsNoun(), typed, session.say()));
  PEP_ASSIGN(asked.campaign, session.Call(&Stub::GetCampaign, which));
  feedback::v1::GetQuestionnaireVersionRequest what;
  what.set_name(asked.campaign.questionnaire_version());
  PEP_ASSIGN(asked.version, session.Call(&Stub::GetQuestionnaireVersion, what));
  feedback::v1::GetAnswerRequest own;
  own.set_name(base::Concat(which.name(), "/answer"));
  PEP_ASSIGN(asked.answer, session.Call(&Stub::GetAnswer, own));
  return asked;
}

// What one was about to say, on one's own machine: by campaign and person.
class Draft {
 public:
  static absl::StatusOr<Draft> Of(Session& session, const Asked& asked) {
    PEP_ASSIGN(const std::string person, CallingPerson(session));
    const std::string name = base::Concat(Id(asked.campaign.name()), "+", Id(person), ".json");
    return Draft(PrivateFile(session.environment(), "answers", session.options().server, name));
  }

  const std::filesystem::path& file() const { return file_; }
  bool Exists() const {
    std::error_code error;
    return std::filesystem::exists(file_, error);
  }
  absl::Status Keep(const Answer& answer, const Questions& questions) const {
    return WritePrivately(file_, base::Concat(AnswerJson(answer, questions), "\n"));
  }
  void Forget() const {
    std::error_code error;
    std::filesystem::remove(file_, error);
  }

 private:
  explicit Draft(std::filesystem::path file) : file_(std::move(file)) {}
  std::filesystem::path file_;
};

absl::StatusOr<Answer> ReadAnswer(const std::string& file, const Questions& questions, const Messages& say) {
  PEP_ASSIGN(const std::string text, ReadTextFile(file, say));
  std::vector<FileFault> faults;
  Answer answer;
  if (const auto json = ParseFile(text, faults)) answer = TakeAnswer(FileValue(&*json, "", faults), questions);
  if (!faults.empty()) return InvalidFeedbackFile(file, faults, say, kToAnswer);
  return answer;
}

// Putting it again is the same: it is tried again where the server was not there.
absl::Status Put(Session& session, const Asked& asked, const Answer& answer) {
  feedback::v1::PutAnswerRequest request;
  *request.mutable_answer() = answer;
  request.mutable_answer()->set_name(base::Concat(asked.campaign.name(), "/answer"));
  PEP_ASSIGN(const Answer kept, session.Call(&Stub::PutAnswer, request));
  PEP_ASSIGN(const Draft draft, Draft::Of(session, asked));
  draft.Forget();
  ShowAnswer(kept, asked.questions(), session.out());
  session.Remark(
      session.say()({"Answered. Until it closes you may change it, or take it back: --withdraw.",
                     "C'est répondu. Jusqu'à la clôture, vous pouvez la changer, ou la reprendre : --withdraw."}));
  return absl::OkStatus();
}

// "q1=4", over what one said before; "q1=" says nothing to it.
absl::Status PutValues(Session& session, const Asked& asked, const std::vector<std::string>& values) {
  const Messages& say = session.say();
  Answer answer = asked.answer;
  for (const std::string& typed : values) {
    const std::vector<std::string> sides = absl::StrSplit(typed, absl::MaxSplits('=', 1));
    const auto& questions = asked.questions();
    const auto question = std::find_if(questions.begin(), questions.end(),
                                       [&](const auto& one) { return sides.size() == 2 && one.code() == sides[0]; });
    if (question == questions.end()) {
      return UsageError(say({"'$0' is not CODE=ANSWER, of a question of the campaign",
                             "« $0 » n'est pas CODE=RÉPONSE, d'une question de la campagne"},
                            typed));
    }
    if (sides[1].empty()) {
      ClearValueTo(answer, sides[0]);
    } else if (const std::string wrong = TakeTyped(*question, sides[1], answer, say); !wrong.empty()) {
      return UsageError(base::Concat(sides[0], ": ", wrong));
    }
  }
  return Put(session, asked, answer);
}

absl::Status SayKept(Session& session, const Draft& draft) {
  session.Remark(session.say()({"Kept in $0, and not sent: the same command goes on from there.",
                                "Gardé dans $0, sans être envoyé : la même commande reprend de là."},
                               draft.file().string()));
  return absl::OkStatus();
}

absl::Status Interview(Session& session, const Asked& asked) {
  const Messages& say = session.say();
  PEP_ASSIGN(const Draft draft, Draft::Of(session, asked));
  Answer start = asked.answer;
  if (draft.Exists()) {
    PEP_ASSIGN(start, ReadAnswer(draft.file().string(), asked.questions(), say));
    session.Remark(say(
        {"Going on from what you said before, which is in $0.", "Reprise de ce que vous aviez dit, qui est dans $0."},
        draft.file().string()));
  }
  AnswerForm form(session, asked.questions(), std::move(start),
                  [&](const Answer& answer) { return draft.Keep(answer, asked.questions()); });
  PEP_ASSIGN(const bool whole, form.Fill());
  if (!whole) return SayKept(session, draft);
  const auto sends = ParseYesNo(session.Ask(say({"Send it? yes or no:", "L'envoyer ? oui ou non :"})));
  if (!sends.value_or(false)) return SayKept(session, draft);
  return Put(session, asked, form.answer());
}

absl::Status Withdraw(Session& session, const Asked& asked) {
  feedback::v1::DeleteAnswerRequest request;
  request.set_name(base::Concat(asked.campaign.name(), "/answer"));
  PEP_TRY(session.Call(&Stub::DeleteAnswer, request).status());
  PEP_ASSIGN(const Draft draft, Draft::Of(session, asked));
  draft.Forget();
  session.Remark(session.say()({"There is no answer of yours any more.", "Il n'y a plus de réponse de vous."}));
  return absl::OkStatus();
}

absl::Status Give(Session& session, const AnswerFlags& flags) {
  const Messages& say = session.say();
  const int ways = int{flags.show} + int{flags.withdraw} + int{!flags.file.empty()} + int{!flags.values.empty()};
  if (ways > 1) {
    return UsageError(say({"choose one of --show, --withdraw, --file and --value",
                           "choisissez l'un de --show, --withdraw, --file et --value"}));
  }
  if (ways == 0 && !session.CanAsk()) {
    return UsageError(say({"nobody is at a terminal to be asked: answer with --file or --value",
                           "personne n'est devant un terminal pour répondre : utilisez --file ou --value"}));
  }
  PEP_ASSIGN(const Asked asked, AskFor(session, flags.campaign));
  if (flags.show) {
    ShowAnswer(asked.answer, asked.questions(), session.out());
    return absl::OkStatus();
  }
  if (flags.withdraw) return Withdraw(session, asked);
  if (!flags.values.empty()) return PutValues(session, asked, flags.values);
  if (flags.file.empty()) return Interview(session, asked);
  PEP_ASSIGN(const Answer answer, ReadAnswer(flags.file, asked.questions(), say));
  return Put(session, asked, answer);
}

}  // namespace

void AddAnswerCommand(Command& feedback) {
  auto flags = std::make_shared<AnswerFlags>();
  Command answer =
      feedback.Add("answer", {"Answer a campaign that asks you, question by question; the same command goes on",
                              "Répondre à une campagne qui vous interroge, question par question ; la même "
                              "commande reprend"});
  answer.String("CAMPAIGN", flags->campaign, CampaignsNoun().which, CampaignsNoun().type).Required();
  answer.String("--file", flags->file,
                {"All of it, in JSON: {\"q1\": 4, \"q2\": [\"a\"]}; - reads the standard input",
                 "Le tout, en JSON : {\"q1\": 4, \"q2\": [\"a\"]} ; - lit l'entrée standard"},
                "FILE");
  answer.Strings(
      "--value", flags->values,
      {"What you say to one question, over what you said before (repeatable); CODE= says nothing to it",
       "Ce que vous dites à une question, par-dessus ce que vous aviez dit (répétable) ; CODE= n'y dit rien"},
      "CODE=ANSWER");
  answer.Flag("--show", flags->show, {"Show what you said", "Montrer ce que vous avez dit"});
  answer.Flag("--withdraw", flags->withdraw, {"Take it back, while it is open", "La reprendre, tant que c'est ouvert"});
  answer.Remark(SayReaders(FeedbackPart().contract, "PutAnswer", answer.say()));
  answer.Note({"What is not sent yet is kept in your own folder of pep, for you alone, until it is",
               "Ce qui n'est pas encore envoyé est gardé dans votre dossier de pep, pour vous seul, jusque-là"});
  answer.Does([flags](Session& session) { return Give(session, *flags); });
}

}  // namespace pepiniere::pep
