// Which state a word of a team stands for: a stage of its board, a label, a status.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

std::string_view ToString(State state);  // "IN_PROGRESS"

class StateWords {
 public:
  // Knows the usual ones in French and English: "à faire", "doing", "en recette", "livré", "won't do".
  StateWords() = default;

  // A team's own word: it goes before a usual one.
  void Set(std::string_view word, State state);
  // Whatever its case, accents and hyphens. A scope before it does not count: "workflow::doing", "Statut : en cours".
  std::optional<State> Of(std::string_view word) const;

 private:
  std::map<std::string, State> own_;  // by the folded word
};

}  // namespace pepiniere::metrics
