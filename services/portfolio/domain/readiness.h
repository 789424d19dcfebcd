// How a project stands before the gate of a phase: each requirement, and what answers it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/measures.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/transition.h"

namespace pepiniere::portfolio {

// A decision of a held session that let the project on.
struct CommitteeGo {
  std::string committee;  // an id
  base::Date date;
  Phase phase;  // where it lets the project go
};

// All that a project has to show, beside its fields. Superseded lines may be among these: they answer nothing.
struct Dossier {
  std::vector<PhaseLine> ledger{};
  std::vector<Entry<Evidence>> evidence{};
  std::vector<Entry<Waiver>> waivers{};
  std::vector<Entry<FundingLine>> funding{};
  std::vector<Entry<TimeBoxExtension>> extensions{};
  std::vector<CommitteeGo> gos{};
  Impact impact{};
};

// Whether it matters to an entry into that phase what is measured of a project's impact.
bool AsksForImpact(Phase to);

enum class CheckState { kMet = 1, kMissing, kAdvised, kWaived };  // numbered as in the contract

struct Check {
  Requirement requirement;
  CheckState state = CheckState::kMissing;
  std::string why{};     // what answers it, or what to do: a sentence
  std::string answer{};  // "projects/x/evidence/3", "projects/x/waivers/1", "committees/y"; empty where a field answers
  std::string_view answered_in{};  // the project's lines that say the same as the field: "fundingLines"; empty: none do
  std::string waiver_reason{};     // of one that is waived
  std::optional<base::Date> waived_until{};  // likewise; none: for ever
};

// Every one of the requirements that is asked of an entry into `to` on that day, in order.
// A committee's go counts if it is for this phase, was given on that day or before, and not before the project entered
// the phase that it is in: what was decided in an earlier life of the project does not let it in again. Evidence of a
// go counts until it has let the project in once.
std::vector<Check> CheckGates(const base::Stored<Project>& project, const Dossier& dossier,
                              std::span<const Requirement> requirements, Phase to, base::Date on);

// A refusal for each check that is missing.
std::vector<Refusal> MissingGates(std::span<const Check> checks);

// Everything that speaks against entering `to` on that day: the date, the transition, and the checks that are missing.
std::vector<Refusal> EntryRefusals(const Dossier& dossier, std::span<const Check> checks, Phase to, base::Date on);

}  // namespace pepiniere::portfolio
