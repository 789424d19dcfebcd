// The words of the contract's enumerations: as programs write them, as people say them, as people may type them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clients/pep/messages.h"
#include "clients/pep/terminal.h"
#include "clients/pep/text.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "pepiniere/portfolio/v1/phase.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {

template <typename Enum>
struct Word {
  Enum value;
  std::string_view code;  // the contract's name without its prefix
  Text said;
  std::string_view also;  // another word for it that people type
  Tone tone = Tone::kPlain;
  Text brief = {};  // where room is scarce; empty: as said
};

using PhaseWord = Word<portfolio::v1::Phase>;
using KindWord = Word<portfolio::v1::ProjectKind>;
using AccessibilityWord = Word<portfolio::v1::AccessibilityStatus>;

// In the order of the journey.
std::span<const PhaseWord> PhaseWords();
std::span<const KindWord> KindWords();
std::span<const AccessibilityWord> AccessibilityWords();

// Null for UNSPECIFIED.
template <typename Enum>
const Word<Enum>* Find(std::span<const Word<Enum>> words, Enum value) {
  for (const auto& word : words) {
    if (word.value == value) return &word;
  }
  return nullptr;
}

// The word that people mean: by its code, in both languages, or by its other word, whatever their case and accents.
template <typename Enum>
std::optional<Enum> ParseWord(std::span<const Word<Enum>> words, std::string_view typed) {
  const std::string folded = Fold(typed);
  for (const auto& word : words) {
    for (std::string_view known : {word.code, word.said.english, word.said.french, word.also, word.brief.french}) {
      if (!known.empty() && folded == Fold(known)) return word.value;
    }
  }
  return std::nullopt;
}

// "–" for a value that has no word.
template <typename Enum>
std::string SaidWord(std::span<const Word<Enum>> words, Enum value, const Messages& say) {
  const auto* word = Find(words, value);
  return std::string(word == nullptr ? "–" : say.Pick(word->said));
}

// The code, both languages and the other word are all understood, whatever their case and accents.
std::optional<portfolio::v1::Phase> ParsePhase(std::string_view typed);
std::optional<portfolio::v1::ProjectKind> ParseKind(std::string_view typed);
std::optional<portfolio::v1::AccessibilityStatus> ParseAccessibility(std::string_view typed);

// SCALING, STATE_STARTUP; empty for UNSPECIFIED.
std::string_view Code(portfolio::v1::Phase phase);
std::string_view Code(portfolio::v1::ProjectKind kind);

// "Accélération"; "–" for UNSPECIFIED. Brief() is at most 14 columns wide.
std::string Said(portfolio::v1::Phase phase, const Messages& say);
std::string Brief(portfolio::v1::Phase phase, const Messages& say);
std::string Said(portfolio::v1::ProjectKind kind, const Messages& say);
std::string Said(portfolio::v1::AccessibilityStatus status, const Messages& say);
Tone ToneOf(portfolio::v1::Phase phase);

// A day and an amount in euros as people write them, cents where there are some; empty where absent.
std::string Said(const google::type::Date& date, const Messages& say);
std::string Said(const google::type::Money& money, const Messages& say);

// What a summary's key reads: a phase or a kind by its name, a resource by its id, "–" for none, else as it is.
std::string SaidKey(std::string_view dimension, const std::string& value, const Messages& say);

}  // namespace pepiniere::pep
