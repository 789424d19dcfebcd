// What to paste where, so that a tool tells of a project.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/kit/messages.h"
#include "pepiniere/metrics/v1/source.pb.h"

namespace pepiniere::pep {

// The address that its tool calls: of a site ("https://pepiniere.example"), or with ADDRESS in its place where nobody
// says it.
std::string HookAddress(const metrics::v1::Source& source, const std::string& site);

// Steps, one after the other, with the address and the secret in their places. Nothing of a source without a secret.
std::vector<std::string> SetupSteps(const metrics::v1::Source& source, const std::string& site, const Messages& say);

}  // namespace pepiniere::pep
