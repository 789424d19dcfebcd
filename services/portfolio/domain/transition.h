// May this project enter that phase on that day? Everything that speaks against it, at once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/ledger.h"

namespace pepiniere::portfolio {

// A reason to refuse.
struct Refusal {
  std::string_view type;    // DATE, TRANSITION or GATE
  std::string code;         // BEFORE_LAST_LINE, ILLEGAL_TRANSITION, or the requirement's code
  std::string description;  // what is missing, and what to do
};

// The line that decides the phase in the end, future ones included; null if none does. `lines`: those that hold.
const PhaseLine* LastLine(std::span<const PhaseLine> lines);

// What speaks against the step itself, gates apart. `lines`: those that hold. A DATE refusal stands whatever the
// caller's rights: the ledger's past is changed by corrections; the others an administrator may overrule.
std::vector<Refusal> CheckStep(std::span<const PhaseLine> lines, Phase to, base::Date on);

// What in a history breaks the rules of transition: for reports on imports, which record it all the same.
struct HistoryBreach {
  int line = 0;      // number of the line that enters the phase
  std::string code;  // PHASE_BACKWARDS, OUTCOME_LEFT or ILLEGAL_TRANSITION
  Phase from, to;
};
std::vector<HistoryBreach> CheckHistory(std::span<const Span> timeline);

}  // namespace pepiniere::portfolio
