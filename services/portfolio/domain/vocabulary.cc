#include "services/portfolio/domain/vocabulary.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"

namespace pepiniere::portfolio {
namespace {

using enum Phase;

constexpr std::array<BuiltinWord, 8> kBuiltin = {{{"abandon", kStopped},
                                                  {"abandon-investigation", kInconclusive},
                                                  {"acceleration", kScaling},
                                                  {"consolidation", kConsolidation},
                                                  {"construction", kConstruction},
                                                  {"investigation", kInvestigation},
                                                  {"opere", kOperated},
                                                  {"transfere", kTransferred}}};

}  // namespace

std::span<const BuiltinWord> BuiltinWords() { return kBuiltin; }

std::optional<Phase> BuiltinPhase(std::string_view word) {
  const auto found = std::ranges::find(kBuiltin, word, &BuiltinWord::word);
  return found == kBuiltin.end() ? std::nullopt : std::optional(found->phase);
}

std::string FoldWord(std::string_view word) {
  std::string folded(word);
  absl::StripAsciiWhitespace(&folded);
  absl::AsciiStrToLower(&folded);
  return folded;
}

std::optional<Phase> Vocabulary::Read(std::string_view word) const {
  const std::string folded = FoldWord(word);
  if (const auto builtin = BuiltinPhase(folded)) return builtin;
  const auto mapped = mapped_.find(folded);
  return mapped == mapped_.end() ? std::nullopt : std::optional(mapped->second);
}

void Vocabulary::Read(PhaseEntry& entry) const {
  if (!entry.source_phase.empty()) entry.phase = Read(entry.source_phase);
}

}  // namespace pepiniere::portfolio
