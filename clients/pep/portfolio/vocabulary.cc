#include "clients/pep/portfolio/vocabulary.h"

#include "clients/pep/kit/arguments.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: the table below is made of its constants

constexpr PhaseWord kPhases[] = {
    {PHASE_INVESTIGATION, "INVESTIGATION", {"Investigation", "Investigation"}, "investigation", Tone::kActive},
    {PHASE_CONSTRUCTION, "CONSTRUCTION", {"Construction", "Construction"}, "construction", Tone::kActive},
    {PHASE_SCALING, "SCALING", {"Scaling", "Accélération"}, "acceleration", Tone::kActive},
    {PHASE_CONSOLIDATION, "CONSOLIDATION", {"Consolidation", "Consolidation"}, "consolidation", Tone::kActive},
    {PHASE_OPERATED, "OPERATED", {"Operated", "Opéré"}, "opere", Tone::kGood},
    {PHASE_TRANSFERRED, "TRANSFERRED", {"Transferred", "Transféré"}, "transfere", Tone::kGood},
    {PHASE_STOPPED, "STOPPED", {"Stopped", "Abandonné"}, "abandon", Tone::kDim},
    {PHASE_INCONCLUSIVE,
     "INCONCLUSIVE",
     {"Inconclusive", "Investigation non concluante"},
     "abandon-investigation",
     Tone::kDim,
     {"Inconclusive", "Non concluante"}},
};

constexpr KindWord kKinds[] = {
    {PROJECT_KIND_STATE_STARTUP, "STATE_STARTUP", {"State startup", "Startup d'État"}, "startup"},
    {PROJECT_KIND_MINISTERIAL_INCUBATOR_PROJECT,
     "MINISTERIAL_INCUBATOR_PROJECT",
     {"Ministerial incubator project", "Projet d'incubateur ministériel"},
     "ministerial"},
    {PROJECT_KIND_EIG_CHALLENGE, "EIG_CHALLENGE", {"EIG challenge", "Défi EIG"}, "defi"},
    {PROJECT_KIND_PRIVATE_PLAYER_PROJECT,
     "PRIVATE_PLAYER_PROJECT",
     {"Private player's project", "Projet d'acteur privé"},
     "private"},
};

constexpr Word<AccessibilityStatus> kAccessibility[] = {
    {ACCESSIBILITY_STATUS_NOT_COMPLIANT, "NOT_COMPLIANT", {"Not compliant", "Non conforme"}, "non", Tone::kWarning},
    {ACCESSIBILITY_STATUS_PARTIALLY_COMPLIANT,
     "PARTIALLY_COMPLIANT",
     {"Partially compliant", "Partiellement conforme"},
     "partiel"},
    {ACCESSIBILITY_STATUS_FULLY_COMPLIANT,
     "FULLY_COMPLIANT",
     {"Fully compliant", "Totalement conforme"},
     "total",
     Tone::kGood},
};

}  // namespace

template <>
std::span<const PhaseWord> Words() {
  return kPhases;
}
template <>
std::span<const KindWord> Words() {
  return kKinds;
}
template <>
std::span<const Word<AccessibilityStatus>> Words() {
  return kAccessibility;
}

std::optional<Phase> ParsePhase(std::string_view typed) { return ParseWord(Words<Phase>(), typed); }
std::optional<ProjectKind> ParseKind(std::string_view typed) { return ParseWord(Words<ProjectKind>(), typed); }

std::string Brief(Phase phase, const Messages& say) {
  const auto* word = Find(Words<Phase>(), phase);
  return word == nullptr || word->brief.english.empty() ? Said(phase, say) : std::string(say.Pick(word->brief));
}

std::string SaidKey(std::string_view dimension, const std::string& value, const Messages& say) {
  if (value.empty()) return "–";
  if (dimension == "phase") {
    if (const auto phase = ParsePhase(value)) return Said(*phase, say);
  }
  if (dimension == "kind") {
    if (const auto kind = ParseKind(value)) return Said(*kind, say);
  }
  return dimension == "theme" || dimension == "user_type" ? value : std::string(Id(value));
}

}  // namespace pepiniere::pep
