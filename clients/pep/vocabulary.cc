#include "clients/pep/vocabulary.h"

#include <cstdlib>

#include "absl/strings/str_format.h"
#include "clients/pep/arguments.h"
#include "clients/pep/proto_values.h"
#include "services/base/text.h"

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
    {PHASE_STOPPED, "STOPPED", {"Stopped", "Abandon"}, "abandon", Tone::kDim},
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

constexpr AccessibilityWord kAccessibility[] = {
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

std::span<const PhaseWord> PhaseWords() { return kPhases; }
std::span<const KindWord> KindWords() { return kKinds; }
std::span<const AccessibilityWord> AccessibilityWords() { return kAccessibility; }

std::optional<Phase> ParsePhase(std::string_view typed) { return ParseWord(PhaseWords(), typed); }
std::optional<ProjectKind> ParseKind(std::string_view typed) { return ParseWord(KindWords(), typed); }
std::optional<AccessibilityStatus> ParseAccessibility(std::string_view typed) {
  return ParseWord(AccessibilityWords(), typed);
}

std::string_view Code(Phase phase) {
  const auto* word = Find(PhaseWords(), phase);
  return word == nullptr ? "" : word->code;
}

std::string_view Code(ProjectKind kind) {
  const auto* word = Find(KindWords(), kind);
  return word == nullptr ? "" : word->code;
}

std::string Said(Phase phase, const Messages& say) { return SaidWord(PhaseWords(), phase, say); }
std::string Brief(Phase phase, const Messages& say) {
  const auto* word = Find(PhaseWords(), phase);
  return word == nullptr || word->brief.english.empty() ? Said(phase, say) : std::string(say.Pick(word->brief));
}

std::string Said(ProjectKind kind, const Messages& say) { return SaidWord(KindWords(), kind, say); }
std::string Said(AccessibilityStatus status, const Messages& say) {
  return SaidWord(AccessibilityWords(), status, say);
}

Tone ToneOf(Phase phase) {
  const auto* word = Find(PhaseWords(), phase);
  return word == nullptr ? Tone::kDim : word->tone;
}

std::string Said(const google::type::Date& date, const Messages& say) {
  const auto day = FromProto(date);
  return day ? say.Date(*day) : "";
}

std::string Said(const google::type::Money& money, const Messages& say) {
  if (money.currency_code().empty()) return "";
  if (money.nanos() == 0) return say.Euros(money.units());
  const bool french = say.language() == Language::kFrench;
  const std::string_view sign = money.units() < 0 || money.nanos() < 0 ? "-" : "";
  const std::string cents = absl::StrFormat("%02d", std::abs(money.nanos()) / 10'000'000);
  const std::string whole = say.Number(std::abs(money.units()));
  return french ? base::Concat(sign, whole, ",", cents, "\u00a0€") : base::Concat(sign, "€", whole, ".", cents);
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
