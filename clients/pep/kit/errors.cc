#include "clients/pep/kit/errors.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "clients/cpp/status.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/part.h"
#include "clients/pep/kit/sentences.h"
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
     {"Look for it with `list`.", "Cherchez-le avec « list »."}},
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
    {StatusCode::kUnimplemented,
     {"The server $1 does not know this call", "Le serveur $1 ne connaît pas cet appel"},
     {"It is older than this pep, or runs without the service that answers it.",
      "Il est plus ancien que ce pep, ou tourne sans le service qui y répond."}},
    {StatusCode::kDeadlineExceeded,
     {"The server $1 took too long: $0", "Le serveur $1 a mis trop de temps : $0"},
     {"Try again, or wait longer with --timeout.", "Réessayez, ou attendez plus longtemps avec --timeout."}},
    {StatusCode::kResourceExhausted,
     {"The server $1 is too busy: $0", "Le serveur $1 est surchargé : $0"},
     {"Try again in a moment.", "Réessayez dans un instant."}},
};
constexpr Wording kUnexpected = {StatusCode::kUnknown, {"Failed: $0", "Échec : $0"}, {"", ""}};

// The command that lists what a refusal cannot hold.
constexpr char kSeeAllMark[] = "pep/see-all";

// What programs read.
constexpr char kJsonMark[] = "pep/json";

// How many things are left out of a refusal, which is short.
int More(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  int more = 0;
  if (!clients::GetDetail(status, info)) return 0;
  const auto said = info.metadata().find("more");
  return said != info.metadata().end() && absl::SimpleAtoi(said->second, &more) ? more : 0;
}

void AddMore(const absl::Status& status, const Messages& say, std::vector<std::string>& items) {
  const int more = More(status);
  if (more == 0) return;
  const auto see_all = status.GetPayload(kSeeAllMark);
  const std::string command = see_all ? std::string(*see_all) : "";
  items.push_back(
      base::Concat(say({"and $0 more", "et $0 de plus"}, say.Number(more)), command.empty() ? "" : "  →  ", command));
}

// In the reader's language where a service knows the sentence, else as the server says it.
std::string InWordsOf(std::span<const Part* const> parts, std::string_view english, const Messages& say) {
  for (const Part* part : parts) {
    const auto said = part->refusals.sentence != nullptr ? part->refusals.sentence(english, say) : std::nullopt;
    if (said) return *said;
  }
  return SaidByAll(english, say).value_or(std::string(english));
}

// In the words of the service that knows it, else as the server says it.
std::string SaidBy(std::span<const Part* const> parts, const Violation& violation, const Messages& say) {
  for (const Part* part : parts) {
    const auto said = part->refusals.say != nullptr ? part->refusals.say(violation, say) : std::nullopt;
    if (said) return *said;
  }
  return InWordsOf(parts, violation.description(), say);
}

// Of what is wrong with fields, the status says the first, and how many more there are.
std::string SaidWhole(std::span<const Part* const> parts, const absl::Status& status, const Messages& say) {
  const std::string message(status.message());
  google::rpc::BadRequest request;
  if (!clients::GetDetail(status, request) || request.field_violations().empty()) return InWordsOf(parts, message, say);
  const auto& first = request.field_violations(0);
  const std::string field = base::Concat(first.field(), ": "), told = field + first.description();
  if (!message.starts_with(told)) return message;
  constexpr Text kMore[] = {{" (and $0 more)", " (et $0 de plus)"}};
  const std::string rest = message.substr(told.size());
  return base::Concat(field, InWordsOf(parts, first.description(), say), SaidIn(kMore, rest, say).value_or(rest));
}

// A file or folder of the user's that is not there: no list of the server's would show it.
bool IsOfOurOwn(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  return absl::IsNotFound(status) && !clients::GetDetail(status, info);
}

}  // namespace

bool IsEnd(const Violation& violation) { return violation.type() == "MORE"; }

absl::Status SeeAllWith(absl::Status status, const std::string& command) {
  status.SetPayload(kSeeAllMark, absl::Cord(command));
  return status;
}

absl::Status WithJson(absl::Status status, const std::string& json) {
  status.SetPayload(kJsonMark, absl::Cord(json));
  return status;
}

std::optional<std::string> JsonOf(const absl::Status& status) {
  const auto json = status.GetPayload(kJsonMark);
  return json ? std::optional(std::string(*json)) : std::nullopt;
}

std::vector<std::string> ItemsOf(const absl::Status& status, const Messages& say,
                                 const std::function<std::string(const Violation&)>& said,
                                 const std::function<std::string(std::string_view)>& said_of_field) {
  std::vector<std::string> items;
  std::string last;  // as the server says it
  if (google::rpc::PreconditionFailure failure; clients::GetDetail(status, failure)) {
    for (const Violation& violation : failure.violations()) {
      if (IsEnd(violation)) continue;
      items.push_back(said(violation));
      last = items.back();
    }
  }
  if (google::rpc::BadRequest request; clients::GetDetail(status, request)) {
    for (const auto& violation : request.field_violations()) {
      if (violation.field().empty()) continue;  // the end of a list that was cut
      items.push_back(base::Concat(violation.field(), ": ", said_of_field(violation.description())));
      last = base::Concat(violation.field(), ": ", violation.description());
    }
  }
  AddMore(status, say, items);
  // One thing only is the server's sentence already.
  if (items.size() == 1 && last == std::string(status.message())) items.clear();
  return items;
}

Complaint Explain(const absl::Status& status, const std::string& server, const Messages& say,
                  std::span<const Part* const> parts) {
  if (IsInOwnWords(status)) return {.headline = std::string(status.message()), .items = {}, .advice = ""};
  for (const Part* part : parts) {
    if (part->refusals.explain == nullptr) continue;
    if (auto refusal = part->refusals.explain(status, say)) return *std::move(refusal);
  }
  const Wording* wording = &kUnexpected;
  for (const Wording& known : kWordings) {
    if (known.code == status.code()) wording = &known;
  }
  return {.headline = say(wording->headline, SaidWhole(parts, status, say), server),
          .items = ItemsOf(
              status, say, [&](const Violation& violation) { return SaidBy(parts, violation, say); },
              [&](std::string_view english) { return InWordsOf(parts, english, say); }),
          .advice = IsOfOurOwn(status) ? "" : say(wording->advice)};
}

}  // namespace pepiniere::pep
