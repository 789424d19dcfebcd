// Entering a phase: what speaks against it, and the line that records it. For whoever moves a project within a write.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/readiness.h"
#include "services/portfolio/domain/transition.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// What is measured of projects, by their ids: asked of another service, so before the transaction.
using Impacts = std::map<std::string, Impact>;

// What is asked of an entry into that phase on that day, by the programme and the project's incubator, and what the
// dossier has for it.
absl::StatusOr<std::vector<Check>> CheckGate(journal::Unit& unit, const base::Stored<Project>& project,
                                             const Dossier& dossier, Phase to, base::Date on);

// A project before the gate of a phase.
struct Threshold {
  Dossier dossier;
  std::vector<Check> checks;      // of every requirement, in order
  std::vector<Refusal> refusals;  // all that speaks against entering; empty: it may
};

// What counts beside what is recorded: what the very transaction that asks is about to record, and what was asked of
// another service before it.
struct Underway {
  std::optional<CommitteeGo> go{};
  std::optional<FundingLine> grant{};
  Impact impact{};
};

// The project must be locked by this transaction, before anything is read in it without a lock: what is read here is of
// the instant of the first such read.
absl::StatusOr<Threshold> CheckEntry(journal::Unit& unit, const base::Stored<Project>& project, Phase to, base::Date on,
                                     const Underway& underway = {});

// FAILED_PRECONDITION with everything that speaks against a step, one violation each; `project` is its name.
absl::Status Refused(const std::string& project, const std::vector<Refusal>& refusals);

// A line that comes after all others, recorded by the caller at that instant, and does not say anything yet.
PhaseLine NextLine(const rpc::CallScope& call, const std::vector<PhaseLine>& ledger, absl::Time at);

// What a new line of the ledger says.
struct Step {
  Phase to;
  base::Date on;
  std::string comment{};
  std::string source{};  // see PhaseLine
  bool forced = false;
  std::string reason{};  // why it is forced
};

// A project after a step.
struct Entered {
  base::Stored<Project> project;
  std::vector<PhaseLine> ledger;

  int line() const { return ledger.back().number; }  // the number of the new line
};

// Appends the line, with audit and feed; the project's version goes up. Checks nothing. `ledger`: all lines there are,
// as Threshold::dossier has them.
absl::StatusOr<Entered> EnterPhase(journal::Unit& unit, const rpc::CallScope& call,
                                   const base::Stored<Project>& project, const std::vector<PhaseLine>& ledger,
                                   const Step& step);

}  // namespace pepiniere::portfolio::api
