#include "clients/pep/errors.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "clients/cpp/status.h"
#include "clients/pep/arguments.h"
#include "clients/pep/gate_words.h"
#include "google/rpc/error_details.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using absl::StatusCode;

struct Wording {
  StatusCode code;
  Text headline;  // $0: what the server said, $1: the server
  Text advice;
};

constexpr Wording kWordings[] = {
    {StatusCode::kNotFound,
     {"Not found: $0", "Introuvable : $0"},
     {"Look for it with --text or with `list`.", "Cherchez-le avec --text ou avec « list »."}},
    {StatusCode::kFailedPrecondition, {"Refused: $0", "Refusé : $0"}, {"", ""}},
    {StatusCode::kInvalidArgument, {"Invalid: $0", "Invalide : $0"}, {"", ""}},
    {StatusCode::kOutOfRange, {"Out of range: $0", "Hors limites : $0"}, {"", ""}},
    {StatusCode::kUnauthenticated,
     {"The server does not know who you are: $0", "Le serveur ne sait pas qui vous êtes : $0"},
     {"Log in with `pep login`, or give a token with --token-file or PEP_TOKEN.",
      "Connectez-vous avec « pep login », ou donnez un jeton par --token-file ou PEP_TOKEN."}},
    {StatusCode::kPermissionDenied,
     {"Not allowed: $0", "Non autorisé : $0"},
     {"`pep whoami` tells who you are here; `pep login --as ROLE@RESOURCE` changes it.",
      "« pep whoami » dit qui vous êtes ici ; « pep login --as RÔLE@RESSOURCE » en change."}},
    {StatusCode::kAborted,
     {"Somebody changed it meanwhile: $0", "Quelqu'un l'a modifié entre-temps : $0"},
     {"Read it again, then try again.", "Relisez-le, puis réessayez."}},
    {StatusCode::kAlreadyExists,
     {"It exists already: $0", "Existe déjà : $0"},
     {"Choose another identifier, or use `update`.", "Choisissez un autre identifiant, ou utilisez « update »."}},
    {StatusCode::kUnavailable,
     {"The server $1 does not answer: $0", "Le serveur $1 ne répond pas : $0"},
     {"Is it running (./run)? Is the address right (--server, PEP_SERVER)?",
      "Tourne-t-il (./run) ? L'adresse est-elle la bonne (--server, PEP_SERVER) ?"}},
    {StatusCode::kDeadlineExceeded,
     {"The server $1 took too long: $0", "Le serveur $1 a mis trop de temps : $0"},
     {"Try again, or wait longer with --timeout.", "Réessayez, ou attendez plus longtemps avec --timeout."}},
    {StatusCode::kResourceExhausted,
     {"The server $1 is too busy: $0", "Le serveur $1 est surchargé : $0"},
     {"Try again in a moment.", "Réessayez dans un instant."}},
};
constexpr Text kForce = {"A programme administrator may overrule: --force --reason \"…\"",
                         "Un administrateur du programme peut passer outre : --force --reason \"…\""};
constexpr Wording kUnexpected = {StatusCode::kUnknown, {"Failed: $0", "Échec : $0"}, {"", ""}};

// Tells a committee that cannot be held or reopened from a project that cannot advance.
constexpr char kSessionMark[] = "pep/refused-session";

// Of "projects/x#SPONSOR", the rule that speaks against it.
std::string_view RuleOf(std::string_view subject) {
  const auto mark = subject.find('#');
  return mark == std::string_view::npos ? "" : subject.substr(mark + 1);
}

// What a decision needs before its session can be held, by its field.
struct DecisionNeed {
  std::string_view field;
  Text said, answer;
};
constexpr DecisionNeed kDecisionNeeds[] = {
    {"decision",
     {"what was decided", "ce qui a été décidé"},
     {"go|stop|graduate|pivot|postpone", "go|stop|graduate|pivot|postpone"}},
    {"phase", {"the phase that GO leads to", "la phase où mène GO"}, {"go --phase PHASE", "go --phase PHASE"}},
    {"conditions",
     {"what the project turns to", "vers quoi le projet se tourne"},
     {"pivot --conditions \"…\"", "pivot --conditions \"…\""}},
    {"next_review_date",
     {"when it is heard again", "quand il sera réentendu"},
     {"postpone --next-review DATE", "postpone --next-review DATE"}},
    {"funding_source",
     {"where the money comes from", "d'où vient l'argent"},
     {"DECISION --funding-source FAST", "DÉCISION --funding-source FAST"}},
};

// What kind of rule, before what the server says of it.
std::string Lead(const std::string& type, const Messages& say) {
  if (type == "TRANSITION") return say({"no such step: ", "passage non prévu : "});
  if (type == "DATE") return say({"date: ", "date : "});
  return "";
}

// How many things are left out of a refusal, which is short.
int More(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  int more = 0;
  if (!clients::GetDetail(status, info)) return 0;
  const auto said = info.metadata().find("more");
  return said != info.metadata().end() && absl::SimpleAtoi(said->second, &more) ? more : 0;
}

// What ends a list that was cut, for clients that do not count.
bool IsEnd(const google::rpc::PreconditionFailure::Violation& violation) { return violation.type() == "MORE"; }

void AddMore(const absl::Status& status, const Messages& say, std::vector<std::string>& items) {
  const int more = More(status);
  if (more == 0) return;
  const auto see_all = status.GetPayload(kSessionMark);
  const std::string command = see_all ? std::string(*see_all) : "";
  items.push_back(
      base::Concat(say({"and $0 more", "et $0 de plus"}, say.Number(more)), command.empty() ? "" : "  →  ", command));
}

std::vector<std::string> Items(const absl::Status& status, const Messages& say) {
  std::vector<std::string> items;
  const bool several = status.GetPayload(kSessionMark).has_value();
  if (google::rpc::PreconditionFailure failure; clients::GetDetail(status, failure)) {
    for (const auto& violation : failure.violations()) {
      if (IsEnd(violation)) continue;
      const std::string project = several ? ProjectOf(violation.subject()) : "";
      items.push_back(base::Concat(project, project.empty() ? "" : ": ",
                                   SayViolation(violation.type(), violation.subject(), violation.description(), say)));
    }
  }
  if (google::rpc::BadRequest request; clients::GetDetail(status, request)) {
    for (const auto& violation : request.field_violations()) {
      if (violation.field().empty()) continue;  // the end of a list that was cut
      items.push_back(base::Concat(violation.field(), ": ", violation.description()));
    }
  }
  AddMore(status, say, items);
  // One thing only is the server's sentence already.
  if (items.size() == 1 && items[0] == std::string(status.message())) items.clear();
  return items;
}

bool IsOneOf(const std::string& type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// A project that may not enter a phase: said in full in the user's language, since the server's sentence only counts
// what the items tell. Rules and gates bend for an administrator; dates do not.
std::optional<Complaint> ExplainRefusal(const absl::Status& status, const Messages& say) {
  google::rpc::PreconditionFailure failure;
  if (!clients::GetDetail(status, failure)) return std::nullopt;
  const auto& violations = failure.violations();
  const auto all = [&](std::initializer_list<std::string_view> types) {
    return std::all_of(violations.begin(), violations.end(),
                       [&](const auto& v) { return IsEnd(v) || IsOneOf(v.type(), types); });
  };
  if (!violations.empty() && status.GetPayload(kSessionMark).has_value()) {
    return Complaint{.headline = say({"Refused: nothing was recorded. What stands in the way:",
                                      "Refusé : rien n'a été enregistré. Ce qui s'y oppose :"}),
                     .items = Items(status, say),
                     .advice = ""};
  }
  if (violations.empty() || !all({"GATE", "TRANSITION", "DATE"})) return std::nullopt;
  return Complaint{.headline = say({"Refused: $0 cannot enter that phase. What is missing or in the way:",
                                    "Refusé : $0 ne peut pas entrer dans cette phase. Ce qui manque ou s'y oppose :"},
                                   ProjectOf(violations[0].subject())),
                   .items = Items(status, say),
                   .advice = all({"GATE", "TRANSITION"}) ? say(kForce) : ""};
}

// A file or folder of the user's that is not there: no list of the server's would show it.
bool IsOfOurOwn(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  return absl::IsNotFound(status) && !clients::GetDetail(status, info);
}

}  // namespace

absl::Status RefusedSession(absl::Status status, const std::string& see_all) {
  if (absl::IsFailedPrecondition(status)) status.SetPayload(kSessionMark, absl::Cord(see_all));
  return status;
}

std::string ProjectOf(std::string_view subject) {
  constexpr std::string_view kProjects = "projects/";
  if (!subject.starts_with(kProjects)) return "";
  subject.remove_prefix(kProjects.size());
  return std::string(subject.substr(0, subject.find_first_of("#/")));
}

std::string SayViolation(const std::string& type, const std::string& subject, const std::string& description,
                         const Messages& say) {
  if (type == "DECISION") {
    const auto* need = std::ranges::find(kDecisionNeeds, RuleOf(subject), &DecisionNeed::field);
    if (need == std::end(kDecisionNeeds)) return description;
    return base::Concat(say(need->said), "  →  pep committees decide ", say({"COMMITTEE", "COMITÉ"}), " ",
                        ProjectOf(subject), " ", say(need->answer));
  }
  const std::string_view code = type == "GATE" ? RuleOf(subject) : "";
  const std::string needs = SaidGate(code, say);
  if (needs.empty()) return base::Concat(Lead(type, say), description);
  const std::string answer = AnswerToGate(code, ProjectOf(subject));
  return answer.empty() ? needs : base::Concat(needs, "  →  ", answer);
}

Complaint Explain(const absl::Status& status, const std::string& server, const Messages& say) {
  if (IsInOwnWords(status)) return {.headline = std::string(status.message()), .items = {}, .advice = ""};
  if (auto refusal = ExplainRefusal(status, say)) return *std::move(refusal);
  const Wording* wording = &kUnexpected;
  for (const Wording& known : kWordings) {
    if (known.code == status.code()) wording = &known;
  }
  return {.headline = say(wording->headline, std::string(status.message()), server),
          .items = Items(status, say),
          .advice = IsOfOurOwn(status) ? "" : say(wording->advice)};
}

}  // namespace pepiniere::pep
