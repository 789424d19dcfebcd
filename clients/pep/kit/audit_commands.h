// pep audit list|verify: who changed what, of whichever service.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

void AddAuditCommands(Command& root, std::span<const Part* const> parts);
// What it is made of.
void AddAuditVerify(Command& audit, std::span<const Part* const> parts);

// The names of the services, for --service.
std::vector<std::string> ServiceNames(std::span<const Part* const> parts);
// The service of that name; null if there is none.
const Part* FindPart(std::span<const Part* const> parts, std::string_view name);

}  // namespace pepiniere::pep
