// The resource names of the contract.
#pragma once

#include "services/aip/names.h"
#include "services/aip/resource_name.h"

namespace pepiniere::portfolio::api {

inline const aip::ResourcePattern kOrganisation("organisations/{organisation}");
inline const aip::ResourcePattern kIncubator("incubators/{incubator}");
inline const aip::ResourcePattern kTeam("teams/{team}");
inline const aip::ResourcePattern kProject("projects/{project}");
inline const aip::ResourcePattern kPhaseRecord("projects/{project}/phaseRecords/{phase_record}");
inline const aip::ResourcePattern kEvidence("projects/{project}/evidence/{evidence}");
inline const aip::ResourcePattern kFundingLine("projects/{project}/fundingLines/{funding_line}");
inline const aip::ResourcePattern kCommittee("committees/{committee}");
inline const aip::ResourcePattern kPhaseWord("phaseWords/{phase_word}");

}  // namespace pepiniere::portfolio::api
