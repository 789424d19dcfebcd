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

bool IsIncubated(Phase phase) { return !IsOutcome(phase); }
bool IsServing(Phase phase) { return IsOutcome(phase) && !IsRestartable(phase); }
bool IsBuilt(Phase phase) { return phase != kInvestigation && phase != kInconclusive; }
bool IsAlive(Phase phase) { return IsIncubated(phase) || IsServing(phase); }

struct Group {
  PhaseGroup group;
  bool (*has)(Phase);
};
constexpr std::array<Group, 5> kGroups = {{{PhaseGroup::kIncubated, IsIncubated},
                                           {PhaseGroup::kServing, IsServing},
                                           {PhaseGroup::kEnded, IsRestartable},
                                           {PhaseGroup::kBuilt, IsBuilt},
                                           {PhaseGroup::kAlive, IsAlive}}};

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

std::vector<PhaseGroup> GroupsOf(Phase phase) {
  std::vector<PhaseGroup> groups;
  for (const auto& [group, has] : kGroups)
    if (has(phase)) groups.push_back(group);
  return groups;
}

std::span<const Phase> NextPhases(std::optional<Phase> from) { return from ? kNext[Index(*from)] : kFirst; }

bool IsLegalTransition(std::optional<Phase> from, Phase to) {
  const auto next = NextPhases(from);
  return std::ranges::find(next, to) != next.end();
}

}  // namespace pepiniere::portfolio
