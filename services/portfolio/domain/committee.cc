#include "services/portfolio/domain/committee.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/portfolio/domain/checks.h"

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

// What is wrong with the phase that a decision names; empty if nothing is.
std::string FaultOfPhase(const Hearing& hearing) {
  if (!hearing.phase || hearing.decision == Decision::kNone) return "";
  const std::string_view decision = Symbol(hearing.decision);
  if (!MovesPhase(hearing.decision)) return Concat(decision, " leaves the project in its phase: leave it out");
  const std::span<const Phase> may = MayName(hearing.decision);
  if (!may.empty() && std::ranges::find(may, *hearing.phase) == may.end()) {
    return Concat(decision, " leads to ", Symbol(may[0]), " or ", Symbol(may[1]));
  }
  const bool ends = *hearing.phase == kStopped || *hearing.phase == kInconclusive;
  return hearing.decision == Decision::kGo && ends ? "GO lets a project go on; STOP ends it" : "";
}

// What contradicts itself. What is left open is no fault: a session is prepared bit by bit.
void CheckHearing(const Hearing& hearing, base::Date session, base::Date today, std::string_view at,
                  base::Problems& problems) {
  const auto field = [&](std::string_view name) { return Concat(at, name); };
  const std::string fault = FaultOfPhase(hearing);
  problems.If(!fault.empty(), field("phase"), fault);
  if (const auto grant = GrantOf(hearing, session, std::nullopt)) {
    // The money is held to what money is held to, whoever records it; its own fields were checked with the hearing's.
    for (const base::FieldProblem& problem : ProblemsOf(*grant, today)) {
      const bool of_date = problem.field == "date" && session >= base::kFirstDay && session <= base::LastDay(today);
      problems.If(of_date, field("amount_granted"), Concat("is granted on a day that ", problem.problem));
    }
    problems.If(hearing.decision == Decision::kStop, field("amount_granted"),
                "is not granted to a project that is stopped");
  }
  problems.If(hearing.next_review && *hearing.next_review <= session, field("next_review_date"),
              "must lie after the session");
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

std::optional<FundingLine> GrantOf(const Hearing& hearing, base::Date session, std::optional<Phase> phase) {
  if (!hearing.amount_granted) return std::nullopt;
  return FundingLine{.phase = phase,
                     .funding_source = hearing.funding_source,
                     .amount = hearing.amount_granted,
                     .share_percent = std::nullopt,
                     .date = session,
                     .promotion = hearing.promotion,
                     .note = ""};
}

std::vector<base::FieldProblem> ProblemsOf(const Committee& committee, base::Date today) {
  base::Problems problems;
  base::CheckFields(committee, today, problems);
  for (std::size_t i = 0; i < committee.hearings.size(); ++i) {
    const Hearing& hearing = committee.hearings[i];
    const std::string at = Concat("hearings[", i, "].");
    const auto first = std::ranges::find(committee.hearings, hearing.project, &Hearing::project);
    problems.If(first != committee.hearings.begin() + static_cast<std::ptrdiff_t>(i), Concat(at, "project"),
                "is on the agenda already: a session hears a project once");
    CheckHearing(hearing, committee.date, today, at, problems);
  }
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckDecided(const Hearing& hearing) {
  std::vector<base::FieldProblem> faults;
  if (hearing.decision == Decision::kNone) {
    faults.push_back({"decision", "record what was decided, or take the project off the agenda"});
  }
  if (hearing.decision == Decision::kPivot && base::IsBlank(hearing.conditions)) {
    faults.push_back({"conditions", "say what the project turns to"});
  }
  if (hearing.decision == Decision::kPostpone && !hearing.next_review) {
    faults.push_back({"next_review_date", "say when it is heard again"});
  }
  if (hearing.amount_granted && base::IsBlank(hearing.funding_source)) {
    faults.push_back({"funding_source", "say where the money comes from"});
  }
  return faults;
}

}  // namespace pepiniere::portfolio
