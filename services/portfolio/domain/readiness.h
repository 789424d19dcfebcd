// How a project stands before the gate of a phase: each requirement, and what answers it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/transition.h"

namespace pepiniere::portfolio {

// A decision of a held session that let the project on.
struct CommitteeGo {
  std::string committee;  // an id
  base::Date date;
  Phase phase;  // where it lets the project go
};

// All that may answer a requirement. Views into what the caller keeps.
struct Dossier {
  const Project& project;
  std::span<const PhaseLine> lines;  // of the ledger, those that hold
  std::span<const Entry<Evidence>> evidence;
  std::span<const Entry<Waiver>> waivers;
  std::span<const Entry<FundingLine>> funding;
  std::span<const Entry<TimeBoxExtension>> extensions;
  std::span<const CommitteeGo> gos;
};

enum class CheckState { kMet, kMissing, kAdvised, kWaived };  // numbered from 1 in the contract

struct Check {
  Requirement requirement;
  CheckState state = CheckState::kMissing;
  std::string why;     // what answers it, or what to do: a sentence
  std::string answer;  // "projects/x/evidence/3", "projects/x/waivers/1", "committees/y"; empty where a field answers
};

// Every requirement of `to` that counts on that day, in order. `id` is the project's. A committee's go counts if it is
// for this phase, was given on that day or before, and not before the project entered the phase that it is in: what was
// decided in an earlier life of the project does not let it in again.
std::vector<Check> CheckGates(const std::string& id, const Dossier& dossier, std::span<const Requirement> requirements,
                              Phase to, base::Date on);

// Everything that speaks against entering `to` on that day: the date, the transition, and the checks that are missing.
std::vector<Refusal> CheckEntry(const Dossier& dossier, std::span<const Check> checks, Phase to, base::Date on);

}  // namespace pepiniere::portfolio
