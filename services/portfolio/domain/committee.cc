#include "services/portfolio/domain/committee.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using base::Concat;
using enum Phase;

constexpr std::string_view kDecisions[] = {"NONE", "GO", "STOP", "GRADUATE", "PIVOT", "POSTPONE"};
constexpr std::string_view kStates[] = {"", "PLANNED", "HELD", "CANCELLED"};

template <typename Enum>
std::optional<Enum> FromSymbol(std::span<const std::string_view> symbols, std::string_view symbol) {
  const auto found = std::ranges::find(symbols, symbol);
  if (symbol.empty() || found == symbols.end()) return std::nullopt;
  return static_cast<Enum>(found - symbols.begin());
}

// Where a decision leads when it does not say.
struct Step {
  Decision decision;
  std::optional<Phase> from, to;  // no `from`: from any other phase
};
constexpr Step kSteps[] = {
    {Decision::kGo, kInvestigation, kConstruction},    {Decision::kGo, kConstruction, kScaling},
    {Decision::kGo, kScaling, kConsolidation},         {Decision::kGo, kConsolidation, kOperated},
    {Decision::kStop, kInvestigation, kInconclusive},  {Decision::kStop, std::nullopt, kStopped},
    {Decision::kGraduate, std::nullopt, kTransferred},
};

bool MovesPhase(Decision decision) {
  return decision == Decision::kGo || decision == Decision::kStop || decision == Decision::kGraduate;
}

// The phases that a decision may name; any, if none is listed.
std::span<const Phase> MayName(Decision decision) {
  static constexpr Phase kStops[] = {kStopped, kInconclusive};
  static constexpr Phase kGraduations[] = {kTransferred, kOperated};
  if (decision == Decision::kStop) return kStops;
  if (decision == Decision::kGraduate) return kGraduations;
  return {};
}

}  // namespace

std::string_view Symbol(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }
std::string_view Symbol(CommitteeState state) { return kStates[static_cast<std::size_t>(state)]; }
std::optional<Decision> DecisionFromSymbol(std::string_view symbol) { return FromSymbol<Decision>(kDecisions, symbol); }
std::optional<CommitteeState> CommitteeStateFromSymbol(std::string_view symbol) {
  return FromSymbol<CommitteeState>(kStates, symbol);
}

std::optional<Phase> Destination(const Hearing& hearing, std::optional<Phase> current) {
  if (!MovesPhase(hearing.decision)) return std::nullopt;
  if (hearing.phase) return hearing.phase == current ? std::nullopt : hearing.phase;
  const auto step = std::ranges::find_if(
      kSteps, [&](const Step& s) { return s.decision == hearing.decision && (!s.from || s.from == current); });
  return step == std::end(kSteps) ? std::nullopt : step->to;
}

std::vector<HearingFault> CheckHearing(const Hearing& hearing, base::Date session) {
  std::vector<HearingFault> faults;
  const std::string_view decision = Symbol(hearing.decision);
  if (hearing.phase && hearing.decision != Decision::kNone) {
    const std::span<const Phase> may = MayName(hearing.decision);
    if (!MovesPhase(hearing.decision)) {
      faults.push_back({"phase", Concat(decision, " leaves the project in its phase: leave it out")});
    } else if (!may.empty() && std::ranges::find(may, *hearing.phase) == may.end()) {
      faults.push_back({"phase", Concat(decision, " leads to ", Symbol(may[0]), " or ", Symbol(may[1]))});
    } else if (hearing.decision == Decision::kGo && (*hearing.phase == kStopped || *hearing.phase == kInconclusive)) {
      faults.push_back({"phase", "GO lets a project go on; STOP ends it"});
    }
  }
  if (hearing.amount_granted && *hearing.amount_granted <= 0) {
    faults.push_back({"amount_granted", "must be more than nothing; leave it out where nothing is granted"});
  }
  if (hearing.amount_granted && hearing.decision == Decision::kStop) {
    faults.push_back({"amount_granted", "is not granted to a project that is stopped"});
  }
  if (hearing.promotion && *hearing.promotion < 1) faults.push_back({"promotion", "counts from 1"});
  if (hearing.next_review && *hearing.next_review <= session) {
    faults.push_back({"next_review_date", "must lie after the session"});
  }
  return faults;
}

std::vector<HearingFault> CheckDecided(const Hearing& hearing) {
  std::vector<HearingFault> faults;
  if (hearing.decision == Decision::kNone) {
    faults.push_back({"decision", "record what was decided, or take the project off the agenda"});
  }
  if (hearing.decision == Decision::kPivot && hearing.conditions.empty()) {
    faults.push_back({"conditions", "say what the project turns to"});
  }
  if (hearing.decision == Decision::kPostpone && !hearing.next_review) {
    faults.push_back({"next_review_date", "say when it is heard again"});
  }
  if (hearing.amount_granted && hearing.funding_source.empty()) {
    faults.push_back({"funding_source", "say where the money comes from"});
  }
  return faults;
}

}  // namespace pepiniere::portfolio
