// What sources call phases: words that everybody knows, and those that an administrator explained.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// A word of a vocabulary as it is kept.
struct PhaseWord {
  static constexpr std::string_view kCollection = "phaseWords";
  std::optional<Phase> phase;  // none: not known
  std::string label;           // what its source shows for it

  static void Fields(auto&& visit, auto&... each) {
    visit("phase", each.phase...);
    visit("label", each.label...);
  }
  bool operator==(const PhaseWord&) const = default;
};

// The words of beta.gouv.fr, which every portfolio knows. Their phases cannot be changed.
struct BuiltinWord {
  std::string_view word;
  Phase phase;
};
std::span<const BuiltinWord> BuiltinWords();
// None for a word that is not built in.
std::optional<Phase> BuiltinPhase(std::string_view word);

// The form by which words are compared and kept: without case (of ASCII letters) and outer spaces.
std::string FoldWord(std::string_view word);

// Reads words of sources.
class Vocabulary {
 public:
  // `mapped`: what administrators made of folded words that are not built in.
  explicit Vocabulary(std::map<std::string, Phase> mapped = {}) : mapped_(std::move(mapped)) {}

  // None for a word that nobody explained.
  std::optional<Phase> Read(std::string_view word) const;
  // Reads the line's word, if it has one, anew: what it means now is its phase.
  void Read(PhaseEntry& entry) const;

 private:
  std::map<std::string, Phase> mapped_;
};

}  // namespace pepiniere::portfolio
