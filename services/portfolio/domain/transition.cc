#include "services/portfolio/domain/transition.h"

#include "absl/strings/str_join.h"
#include "services/base/text.h"

namespace pepiniere::portfolio {
namespace {

using base::Concat;

std::string NextInWords(std::optional<Phase> from) {
  const auto next = NextPhases(from);
  if (next.empty()) return "an outcome that nothing follows";
  return Concat("next can be ", absl::StrJoin(next, " or ", [](std::string* out, Phase p) { out->append(Symbol(p)); }));
}

std::string CodeOf(Phase from, Phase to) {
  if (IsOutcome(from) && !IsRestartable(from)) return "OUTCOME_LEFT";
  if (!IsOutcome(to) && to < from) return "PHASE_BACKWARDS";
  return "ILLEGAL_TRANSITION";
}

}  // namespace

const PhaseLine* LastLine(std::span<const PhaseLine> lines) {
  const PhaseLine* last = nullptr;
  for (const PhaseLine& line : lines) {
    if (!line.entry.phase || !line.entry.effective) continue;
    if (!last || DecidesBefore(*last, line)) last = &line;
  }
  return last;
}

std::vector<Refusal> CheckStep(std::span<const PhaseLine> lines, Phase to, base::Date on) {
  std::vector<Refusal> refusals;
  const PhaseLine* last = LastLine(lines);
  if (last && on < *last->entry.effective) {
    refusals.push_back({"DATE", "BEFORE_LAST_LINE",
                        Concat("the ledger already has ", Symbol(*last->entry.phase), " from ",
                               last->entry.effective->ToString(), ": advance from that day on, or correct that line")});
  }
  const std::optional<Phase> from = last ? last->entry.phase : std::nullopt;
  if (!IsLegalTransition(from, to)) {
    refusals.push_back(
        {"TRANSITION", "ILLEGAL_TRANSITION",
         Concat(from ? Symbol(*from) : "no phase", " to ", Symbol(to), " is not a transition; ", NextInWords(from))});
  }
  return refusals;
}

std::vector<HistoryBreach> CheckHistory(std::span<const Span> timeline) {
  std::vector<HistoryBreach> breaches;
  for (std::size_t i = 1; i < timeline.size(); ++i) {
    const Span &from = timeline[i - 1], &to = timeline[i];
    if (from.line == to.line || from.phase == to.phase || IsLegalTransition(from.phase, to.phase)) continue;
    breaches.push_back({to.line, CodeOf(from.phase, to.phase), from.phase, to.phase});
  }
  return breaches;
}

}  // namespace pepiniere::portfolio
