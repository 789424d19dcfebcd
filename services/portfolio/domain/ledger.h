// The phase ledger of one project, and the one definition of the phase on a date.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio {

// What a line says. A line without a phase or a date is kept and listed, but never current.
struct PhaseEntry {
  std::optional<Phase> phase;
  std::optional<base::Date> effective;
  std::optional<base::Date> end;
  std::string comment;
  // As the source wrote what could not be read.
  std::string source_phase;
  std::string source_date;
  std::string source_end;

  // visit(name, field of each), named as in the contract.
  static void Fields(auto&& visit, auto&... each) {
    visit("phase", each.phase...);
    visit("effective_date", each.effective...);
    visit("end_date", each.end...);
    visit("comment", each.comment...);
    visit("source_phase", each.source_phase...);
    visit("source_date", each.source_date...);
    visit("source_end", each.source_end...);
  }
  bool operator==(const PhaseEntry&) const = default;
};

// A line of the ledger: what it says, and what we know about its being said.
struct PhaseLine {
  int number = 0;       // from 1, in the order of recording
  double position = 0;  // order in its source, which decides between equal dates; fractions leave room between two
  PhaseEntry entry;
  std::string source;  // the import that said it; empty when somebody here did
  std::string reason;
  bool forced = false;
  std::string recorded_by;
  absl::Time recorded_at;
  std::optional<absl::Time> superseded_at;
  std::optional<int> superseded_by;
  std::string superseded_by_source;  // the import that superseded it; empty when somebody here did

  bool holds() const { return !superseded_at.has_value(); }
  // Recorded by then, and not superseded by then.
  bool HeldAt(absl::Time known_at) const {
    return recorded_at <= known_at && (!superseded_at || *superseded_at > known_at);
  }
};

// An unbroken run of days [starts, ends) in one phase, wholly paused or wholly not, as one line says it.
struct Span {
  base::Date starts;
  base::Date ends;   // Date::Max(): open
  base::Date since;  // the first day in this phase, of an earlier line perhaps
  Phase phase = Phase::kInvestigation;
  bool paused = false;
  int line = 0;

  bool Contains(base::Date day) const { return starts <= day && day < ends; }
  bool operator==(const Span&) const = default;
};

// A run of days [starts, ends) on which the line that decides says a word for a phase that we do not know.
struct UnknownSpan {
  base::Date starts;
  base::Date ends;  // Date::Max(): open
  std::string word;
  int line = 0;

  bool Contains(base::Date day) const { return starts <= day && day < ends; }
  bool operator==(const UnknownSpan&) const = default;
};

// The order that decides the phase: effective date, position, recording. Lines that can never be current come last.
bool DecidesBefore(const PhaseLine& a, const PhaseLine& b);

// The spans of the lines given (those that hold, or that held at some time), ordered, disjoint and without gaps from
// the first effective date on. This is the definition of the phase on a date: the span that contains it. A line ends
// where the next begins; its own end is its last active day, and pauses it from the day after until then. A line whose
// word we do not know ends no phase, but no pause is told from it on: see UnknownSpans.
std::vector<Span> Timeline(std::vector<PhaseLine> lines);

// The spans of these lines on which one decides whose word we do not know, ordered and disjoint. The phase that
// Timeline tells of such a day is only the last one that we understand.
std::vector<UnknownSpan> UnknownSpans(std::vector<PhaseLine> lines);

// The span of that day; none before the first.
const Span* SpanOn(std::span<const Span> timeline, base::Date day);

// Of a whole ledger, superseded lines too: the lines that hold, their timeline, and the phase that they say of a day.
std::vector<PhaseLine> Holding(std::span<const PhaseLine> ledger);
std::vector<Span> TimelineOf(std::span<const PhaseLine> ledger);
std::vector<UnknownSpan> UnknownSpansOf(std::span<const PhaseLine> ledger);
std::optional<Phase> PhaseOn(std::span<const PhaseLine> ledger, base::Date day);

// What to do to a ledger so that it says what a source says now.
struct LedgerPlan {
  struct Addition {
    double position = 0;
    PhaseEntry entry;
    std::optional<int> supersedes;  // number of the line whose place it takes
  };
  std::vector<Addition> additions;
  std::vector<int> withdrawals;  // numbers of the lines that the source no longer says
  int unchanged = 0;

  bool changes_nothing() const { return additions.empty() && withdrawals.empty(); }
};

// `lines` are all the lines of a project, superseded ones too; `entries` what `source` says, in its order. Compares
// with every line ever said, its own or not: what somebody here added, corrected or withdrew stays as it is, and is not
// said a second time.
LedgerPlan PlanLedger(std::span<const PhaseLine> lines, std::string_view source, std::span<const PhaseEntry> entries);

}  // namespace pepiniere::portfolio
