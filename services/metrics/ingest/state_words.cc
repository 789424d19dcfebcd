#include "services/metrics/ingest/state_words.h"

#include <iterator>

#include "services/search/fold.h"

namespace pepiniere::metrics {
namespace {

// Folded, as search::Fold does.
constexpr std::string_view kTodo[] = {"todo",
                                      "to do",
                                      "backlog",
                                      "new",
                                      "open",
                                      "opened",
                                      "ready",
                                      "planned",
                                      "selected",
                                      "funnel",
                                      "icebox",
                                      "proposed",
                                      "next",
                                      "reopened",
                                      "selected for development",
                                      "ready for development",
                                      "a faire",
                                      "a traiter",
                                      "nouveau",
                                      "nouvelle",
                                      "ouvert",
                                      "ouverte",
                                      "pret",
                                      "prete",
                                      "planifie",
                                      "a planifier",
                                      "proposee",
                                      "propose"};
constexpr std::string_view kInProgress[] = {"in progress",
                                            "doing",
                                            "active",
                                            "started",
                                            "wip",
                                            "work in progress",
                                            "in development",
                                            "development",
                                            "dev",
                                            "review",
                                            "in review",
                                            "code review",
                                            "test",
                                            "testing",
                                            "in test",
                                            "qa",
                                            "blocked",
                                            "resolved",
                                            "verify",
                                            "validation",
                                            "in validation",
                                            "ready for test",
                                            "ready to deploy",
                                            "en cours",
                                            "commence",
                                            "commencee",
                                            "en developpement",
                                            "developpement",
                                            "realisation",
                                            "revue",
                                            "en revue",
                                            "recette",
                                            "en recette",
                                            "en test",
                                            "tests",
                                            "a valider",
                                            "en validation",
                                            "bloque",
                                            "bloquee",
                                            "a deployer"};
constexpr std::string_view kDone[] = {
    "done",     "closed",        "complete",         "completed", "finished", "delivered", "deployed", "released",
    "merged",   "in production", "production",       "fait",      "faite",    "termine",   "terminee", "fini",
    "finie",    "ferme",         "fermee",           "clos",      "close",    "livre",     "livree",   "deploye",
    "deployee", "en production", "mis en production"};
constexpr std::string_view kCancelled[] = {"cancelled",   "canceled",  "wontfix",   "won t fix",  "won t do", "wont do",
                                           "not planned", "rejected",  "duplicate", "abandoned",  "obsolete", "invalid",
                                           "removed",     "discarded", "abandonne", "abandonnee", "annule",   "annulee",
                                           "rejete",      "rejetee",   "doublon",   "sans suite"};

std::map<std::string_view, State> MakeUsual() {
  std::map<std::string_view, State> usual;
  for (const std::string_view word : kTodo) usual.emplace(word, State::kTodo);
  for (const std::string_view word : kInProgress) usual.emplace(word, State::kInProgress);
  for (const std::string_view word : kDone) usual.emplace(word, State::kDone);
  for (const std::string_view word : kCancelled) usual.emplace(word, State::kCancelled);
  return usual;
}

// What follows the last colon.
std::string_view WithoutScope(std::string_view word) {
  const std::size_t colon = word.rfind(':');
  return colon == word.npos ? word : word.substr(colon + 1);
}

}  // namespace

std::string_view ToString(State state) {
  switch (state) {
    case State::kTodo:
      return "TODO";
    case State::kInProgress:
      return "IN_PROGRESS";
    case State::kDone:
      return "DONE";
    case State::kCancelled:
      return "CANCELLED";
  }
  return "";
}

void StateWords::Set(std::string_view word, State state) { own_.insert_or_assign(search::Fold(word), state); }

std::optional<State> StateWords::Of(std::string_view word) const {
  static const auto& kUsual = *new std::map<std::string_view, State>(MakeUsual());
  for (const std::string& folded : {search::Fold(word), search::Fold(WithoutScope(word))}) {
    if (folded.empty()) continue;
    if (const auto own = own_.find(folded); own != own_.end()) return own->second;
    if (const auto usual = kUsual.find(folded); usual != kUsual.end()) return usual->second;
  }
  return std::nullopt;
}

}  // namespace pepiniere::metrics
