#include "clients/pep/access/refusals.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "clients/cpp/status.h"
#include "clients/pep/access/sentences.h"
#include "clients/pep/kit/arguments.h"

namespace pepiniere::pep {
namespace {

// Of a way to sign in that somebody else has: who that is.
std::optional<Complaint> ExplainTaken(const absl::Status& status, const Messages& say) {
  google::rpc::PreconditionFailure failure;
  if (!clients::GetDetail(status, failure)) return std::nullopt;
  const auto& violations = failure.violations();
  const auto taken = std::ranges::find(violations, "SUBJECT_TAKEN", &Violation::type);
  if (taken == violations.end()) return std::nullopt;
  return Complaint{
      .headline = say({"Refused: $0 signs in so already", "Refusé : $0 se connecte déjà ainsi"}, taken->subject()),
      .items = {},
      .advice = say({"pep person show $0 tells who it is; --take-over takes it from them.",
                     "« pep person show $0 » dit qui c'est ; --take-over la lui prend."},
                    std::string(Id(taken->subject())))};
}

// What its reason alone says.
struct Explained {
  std::string_view reason;
  Text headline, advice;
};

constexpr Explained kExplained[] = {
    {"WORDING_CHANGED",
     {"Nothing was agreed to: the wording has just changed", "Rien n'est accepté : le texte vient de changer"},
     {"Read the new one: the same command shows it, without --yes.",
      "Lisez le nouveau : la même commande le montre, sans --yes."}},
    {"SIGN_IN_ERASED",
     {"You signed in before the person that you were was erased",
      "Vous vous êtes connecté avant l'effacement de la personne que vous étiez"},
     {"Sign in again: you will be somebody new.", "Reconnectez-vous : vous serez une nouvelle personne."}},
    {"ROLES_UNAVAILABLE",
     {"Nothing was done: which roles you have cannot be checked for the moment",
      "Rien n'a été fait : vos rôles ne peuvent pas être vérifiés pour le moment"},
     {"The access service does not answer. Try again in a moment.",
      "Le service des accès ne répond pas. Réessayez dans un instant."}},
};

std::optional<Complaint> ExplainRefusal(const absl::Status& status, const Messages& say) {
  if (auto taken = ExplainTaken(status, say)) return taken;
  const auto* const known = std::ranges::find(kExplained, clients::Reason(status), &Explained::reason);
  if (known == std::end(kExplained)) return std::nullopt;
  return Complaint{.headline = say(known->headline), .items = {}, .advice = say(known->advice)};
}

}  // namespace

const Refusals& AccessRefusals() {
  static constexpr Refusals kRefusals = {.explain = ExplainRefusal, .sentence = SaidOfPersons};
  return kRefusals;
}

}  // namespace pepiniere::pep
