#include "services/portfolio/domain/phase.h"

#include <algorithm>
#include <array>

namespace pepiniere::portfolio {
namespace {

using enum Phase;

constexpr std::array kAll = {kInvestigation, kConstruction, kScaling, kConsolidation,
                             kOperated,      kTransferred,  kStopped, kInconclusive};

constexpr std::array<std::string_view, kPhaseCount> kSymbols = {
    "INVESTIGATION", "CONSTRUCTION", "SCALING", "CONSOLIDATION", "OPERATED", "TRANSFERRED", "STOPPED", "INCONCLUSIVE"};

constexpr std::array kFirst = {kInvestigation};
constexpr std::array kFromInvestigation = {kConstruction, kInconclusive};
constexpr std::array kFromConstruction = {kScaling, kTransferred, kStopped};
constexpr std::array kFromScaling = {kConsolidation, kOperated, kTransferred, kStopped};
constexpr std::array kFromConsolidation = {kOperated, kTransferred, kStopped};
constexpr std::array kRestart = {kInvestigation, kConstruction, kScaling, kConsolidation};

constexpr std::array<std::span<const Phase>, kPhaseCount> kNext = {
    kFromInvestigation, kFromConstruction, kFromScaling, kFromConsolidation, {}, {}, kRestart, kRestart};

}  // namespace

std::span<const Phase> AllPhases() { return kAll; }

std::string_view Symbol(Phase phase) { return kSymbols[Index(phase)]; }

std::optional<Phase> PhaseFromSymbol(std::string_view symbol) {
  const auto found = std::ranges::find(kSymbols, symbol);
  if (found == kSymbols.end()) return std::nullopt;
  return kAll[found - kSymbols.begin()];
}

std::optional<Phase> PhaseFromNumber(int number) {
  if (number < 1 || number > kPhaseCount) return std::nullopt;
  return static_cast<Phase>(number);
}

bool IsOutcome(Phase phase) { return phase >= kOperated; }

bool IsRestartable(Phase phase) { return phase == kStopped || phase == kInconclusive; }

std::span<const Phase> NextPhases(std::optional<Phase> from) { return from ? kNext[Index(*from)] : kFirst; }

bool IsLegalTransition(std::optional<Phase> from, Phase to) {
  const auto next = NextPhases(from);
  return std::ranges::find(next, to) != next.end();
}

}  // namespace pepiniere::portfolio
