// Erasures as people ask for them and read them.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/access/v1/erasure.pb.h"

namespace pepiniere::pep {

void AddErase(Command& person);

// What each service erased and kept, as the format of the output has it.
void PrintErasure(const access::v1::Erasure& erasure, const Session& session);
// The services that are not done yet.
std::vector<std::string> NotDone(const access::v1::Erasure& erasure);

}  // namespace pepiniere::pep
