#include "clients/pep/cohort/rehearse_errors.h"

#include <iterator>
#include <string_view>
#include <utility>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;
using rehearsal::Fault;
using rehearsal::Wrong;

// By Wrong, in the order of the enumeration.
constexpr Text kWords[] = {
    {"no JSON in UTF-8, from byte $0 on", "pas du JSON en UTF-8, à partir de l'octet $0"},
    {"nested too deep", "trop de niveaux"},
    {"stands twice in its object", "figure deux fois dans son objet"},
    {"no such member", "aucun membre de ce nom"},
    {"must be an object", "doit être un objet"},
    {"must be a list", "doit être une liste"},
    {"must be true or false", "doit être true ou false"},
    {"is missing", "manque"},
    {"must be a text of 1 to 200 bytes on one line", "doit être un texte de 1 à 200 octets sur une ligne"},
    {"must be a whole number from $0 to $1", "doit être un nombre entier de $0 à $1"},
    {R"(must be a fraction such as "1", "33/2", of 40 digits at most above and below)",
     R"(doit être une fraction comme "1", "33/2", de 40 chiffres au plus en haut et en bas)"},
    {"must not be negative", "ne doit pas être négatif"},
    {"its min, $0, is above its max, $1", "son min, $0, dépasse son max, $1"},
    {"reviews want criteria", "des évaluations demandent des critères"},
    {"must have $0 items at most", "doit avoir $0 éléments au plus"},
    {"must have $0 items at least", "doit avoir au moins $0 éléments"},
    {"$0 stands at $1 already", "$0 figure déjà en $1"},
    {"$0 has reviewed $1 already, at $2", "$0 a déjà évalué $1, en $2"},
    {"the grid has no criterion $0", "la grille n'a pas de critère $0"},
    {"there is no application $0", "il n'y a pas de candidature $0"},
    {"there is no candidate $0", "il n'y a pas de candidat $0"},
    {"seats has no seat $0", "seats n'a pas de poste $0"},
    {"there is no list of $0, nor reviews to rank by", "il n'y a ni liste de $0, ni évaluations d'où la tirer"},
    {"$0 did not choose $1", "$0 n'a pas choisi $1"},
    {"$0 has left", "$0 est parti"},
    {"$0 is not on the list of $1", "$0 n'est pas sur la liste de $1"},
    {"they do not stand in a row on the list of $0", "ils ne se suivent pas sur la liste de $0"},
    {"$0 has no list in lists; where lists are rankings, ties are those of the ranking",
     "$0 n'a pas de liste dans lists ; quand les listes sont le classement, les ex æquo sont les siens"},
    {"they contradict each other: $0", "elles se contredisent : $0"},
    {"must be \"$0\": this is no run", "doit être « $0 » : ce n'est pas un calcul publié"},
    {"must be $0: this pep reads no other", "doit être $0 : ce pep n'en lit pas d'autre"},
};
static_assert(std::size(kWords) == static_cast<std::size_t>(Wrong::kOtherVersion) + 1);

std::string Said(const Fault& fault, const Messages& say) {
  const Text words = kWords[static_cast<std::size_t>(fault.wrong)];
  const auto argument = [&](std::size_t i) { return i < fault.arguments.size() ? fault.arguments[i] : ""; };
  // Of those who contradict each other there may be any number.
  if (fault.wrong == Wrong::kContradiction) {
    return say(words, base::Concat(absl::StrJoin(fault.arguments, " < "), " < ", argument(0)));
  }
  return say(words, argument(0), argument(1), argument(2));
}

// Programs read English, whatever the user's language.
OrderedJson ErrorJson(std::string_view code, const std::string& message, OrderedJson violations) {
  return {{"error", {{"code", code}, {"message", message}, {"violations", std::move(violations)}}}};
}

OrderedJson FaultsJson(const std::vector<Fault>& faults) {
  const Messages english(Language::kEnglish);
  OrderedJson list = OrderedJson::array();
  for (const Fault& fault : faults) {
    list.push_back({{"path", fault.path},
                    {"reason", rehearsal::CodeOf(fault.wrong)},
                    {"arguments", fault.arguments},
                    {"description", Said(fault, english)}});
  }
  return list;
}

constexpr Text kUndecided = {"on the list of $0, nothing decides between $1",
                             "sur la liste de $0, rien ne départage $1"};
constexpr Text kLoser = {"$0 has accepted $1 finally, and others would get it",
                         "$0 a accepté $1 définitivement, et d'autres l'auraient"};

std::vector<std::string> RefusalsOf(const rehearsal::Rehearsed& refused, const Messages& say) {
  std::vector<std::string> items;
  for (const auto& open : refused.undecided) {
    items.push_back(say(kUndecided, open.seat, absl::StrJoin(open.candidates, ", ")));
  }
  for (const auto& [candidate, seat] : refused.losers) items.push_back(say(kLoser, candidate, seat));
  return items;
}

OrderedJson RefusalsJson(const rehearsal::Rehearsed& refused) {
  const std::vector<std::string> said = RefusalsOf(refused, Messages(Language::kEnglish));
  OrderedJson list = OrderedJson::array();
  for (const auto& open : refused.undecided) {
    list.push_back({{"reason", "UNDECIDED_TIE"},
                    {"seat", open.seat},
                    {"candidates", open.candidates},
                    {"description", said[list.size()]}});
  }
  for (const auto& [candidate, seat] : refused.losers) {
    list.push_back({{"reason", "FINAL_SEAT_LOST"},
                    {"seat", seat},
                    {"candidates", {candidate}},
                    {"description", said[list.size()]}});
  }
  return list;
}

std::string WhyRefused(const rehearsal::Rehearsed& refused, const Messages& say) {
  if (refused.too_many_orders) {
    return say({"too many orders are open for all to be tried; decide with decisions, or give a seed",
                "trop d'ordres sont ouverts pour tous les essayer ; décidez par decisions, ou donnez une seed"});
  }
  if (!refused.undecided.empty()) {
    return say({"who gets which seat depends on ties that nothing decides; decide with decisions, or give a seed",
                "qui a quel poste dépend d'ex æquo que rien ne départage ; décidez par decisions, ou donnez une seed"});
  }
  return say({"somebody would lose a seat", "quelqu'un perdrait un poste"});
}

// One complaint: a headline and what belongs under it, in the user's words already.
absl::Status Complain(absl::StatusCode code, const std::string& headline, const std::vector<std::string>& items,
                      const OrderedJson& json) {
  std::string text = headline;
  for (const std::string& item : items) text += "\n  • " + item;
  return WithJson(InOwnWords(code, text), json::Dump(json));
}

std::vector<std::string> ItemsOf(const std::string& path, const std::vector<Fault>& faults, const Messages& say) {
  std::vector<std::string> items;
  for (const Fault& fault : faults) {
    items.push_back(base::Concat(fault.path.empty() ? CalledFile(path, say) : fault.path, ": ", Said(fault, say)));
  }
  return items;
}

std::string ShownDifference(const rehearsal::Replay::Difference& difference, const Messages& say) {
  if (difference.path.empty() && difference.byte > 0) {
    return say({"all values are the same, and the bytes are not, from byte $0 on: it was written anew",
                "toutes les valeurs sont les mêmes, mais pas les octets, à partir du $0 : il a été réécrit"},
               difference.byte);
  }
  const auto shown = [&](const std::string& value) {
    constexpr int kWidth = 80;
    return value.empty() ? say({"nothing", "rien"}) : Ellipsize(Printable(value), kWidth);
  };
  return say({"$0: published $1, computed again $2", "$0 : publié $1, recalculé $2"}, difference.path,
             shown(difference.published), shown(difference.recomputed));
}

OrderedJson DifferenceJson(const rehearsal::Replay::Difference& difference) {
  OrderedJson json = {{"reason", difference.byte > 0 ? "BYTES_DIFFER" : "VALUES_DIFFER"}};
  if (difference.byte > 0) json["byte"] = difference.byte;
  if (difference.byte > 0) return json;
  json["path"] = difference.path;
  if (!difference.published.empty()) json["published"] = OrderedJson::parse(difference.published, nullptr, false);
  if (!difference.recomputed.empty()) json["recomputed"] = OrderedJson::parse(difference.recomputed, nullptr, false);
  return json;
}

}  // namespace

absl::Status InvalidFile(const std::string& path, const std::vector<Fault>& faults, const Messages& say) {
  constexpr Text kWhat = {"$0 cannot be computed with", "$0 ne se calcule pas"};
  const auto what = [&](const Messages& words) { return words(kWhat, CalledFile(path, words)); };
  // In words of our own, INVALID_ARGUMENT is what is wrong with the command line.
  return Complain(absl::StatusCode::kOutOfRange, say({"Invalid: $0", "Invalide : $0"}, what(say)),
                  ItemsOf(path, faults, say),
                  ErrorJson("INVALID_ARGUMENT", what(Messages(Language::kEnglish)), FaultsJson(faults)));
}

absl::Status RefusedRun(const std::string& path, const rehearsal::Rehearsed& refused, const Messages& say) {
  return Complain(
      absl::StatusCode::kFailedPrecondition,
      say({"Refused: $0: $1", "Refusé : $0 : $1"}, CalledFile(path, say), WhyRefused(refused, say)),
      RefusalsOf(refused, say),
      ErrorJson("FAILED_PRECONDITION", WhyRefused(refused, Messages(Language::kEnglish)), RefusalsJson(refused)));
}

absl::Status OtherRun(const std::string& path, const rehearsal::Replay& replay, const Messages& say) {
  constexpr Text kWhat = {"$0 does not recompute", "$0 ne se recalcule pas"};
  const auto what = [&](const Messages& words) { return words(kWhat, CalledFile(path, words)); };
  std::vector<std::string> items;
  OrderedJson violations = OrderedJson::array();
  if (!replay.input_faults.empty()) {
    items = ItemsOf(path, replay.input_faults, say);
    violations = FaultsJson(replay.input_faults);
  } else if (replay.refusal) {
    items = RefusalsOf(*replay.refusal, say);
    violations = RefusalsJson(*replay.refusal);
  } else {
    items = {ShownDifference(replay.difference, say)};
    violations.push_back(DifferenceJson(replay.difference));
  }
  return Complain(absl::StatusCode::kDataLoss, what(say), items,
                  ErrorJson("DATA_LOSS", what(Messages(Language::kEnglish)), std::move(violations)));
}

}  // namespace pepiniere::pep
