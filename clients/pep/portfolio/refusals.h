// What the portfolio refuses, said to somebody who must do something about it.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

const Refusals& PortfolioRefusals();

// Marks the refusal to hold or to reopen a committee: what is in the way is said project by project, and nobody can
// force it. `see_all`: the command that lists what does not fit into a refusal; empty if there is none.
absl::Status RefusedSession(absl::Status status, const std::string& see_all = "");

// One thing in the way, in the reader's words and with what answers it, if we know: a violation of PreconditionFailure,
// or an obstacle of a committee's.
std::string SayViolation(const std::string& type, const std::string& subject, const std::string& description,
                         const Messages& say);
// The project that the subject of such a violation is about: "x" of "projects/x#SPONSOR"; empty if none.
std::string ProjectOf(std::string_view subject);

}  // namespace pepiniere::pep
