// The resource names of the contract.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/rpc/resource_name.h"

namespace pepiniere::portfolio::api {

inline const rpc::ResourcePattern kOrganisation("organisations/{organisation}");
inline const rpc::ResourcePattern kIncubator("incubators/{incubator}");
inline const rpc::ResourcePattern kTeam("teams/{team}");
inline const rpc::ResourcePattern kProject("projects/{project}");
inline const rpc::ResourcePattern kPhaseRecord("projects/{project}/phaseRecords/{phase_record}");
inline const rpc::ResourcePattern kEvent("projects/{project}/events/{event}");
inline const rpc::ResourcePattern kEvidence("projects/{project}/evidence/{evidence}");
inline const rpc::ResourcePattern kWaiver("projects/{project}/waivers/{waiver}");
inline const rpc::ResourcePattern kFundingLine("projects/{project}/fundingLines/{funding_line}");
inline const rpc::ResourcePattern kSpendingEntry("projects/{project}/spendingEntries/{spending_entry}");
inline const rpc::ResourcePattern kTimeBoxExtension("projects/{project}/timeBoxExtensions/{time_box_extension}");
inline const rpc::ResourcePattern kJournalEntry("projects/{project}/journalEntries/{journal_entry}");
inline const rpc::ResourcePattern kCommittee("committees/{committee}");
inline const rpc::ResourcePattern kPhaseWord("phaseWords/{phase_word}");
inline const rpc::ResourcePattern kAccessBinding("accessBindings/{access_binding}");

// x of "incubators/x"; what is no such name stays whole, and is refused or reported by who checks.
std::string IdOf(std::string_view name);
std::vector<std::string> IdsOf(const auto& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) ids.push_back(IdOf(name));
  return ids;
}

// The project and the number in "projects/x/phaseRecords/3". INVALID_ARGUMENT on `field`.
struct NumberedName {
  std::string project;
  int number = 0;
};
absl::StatusOr<NumberedName> ParseNumbered(const rpc::ResourcePattern& pattern, std::string_view field,
                                           std::string_view name);

// The one id of a name of that pattern. INVALID_ARGUMENT on `field`.
absl::StatusOr<std::string> ParseId(const rpc::ResourcePattern& pattern, std::string_view field, std::string_view name);

}  // namespace pepiniere::portfolio::api
