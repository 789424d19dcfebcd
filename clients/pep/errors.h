// An error, said to somebody who must do something about it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/exit_code.h"
#include "clients/pep/messages.h"

namespace pepiniere::pep {

struct Complaint {
  std::string headline;
  // What is wrong or missing, one each, with what to do about it where we know.
  std::vector<std::string> items;
  // What to do about the whole.
  std::string advice;
};

// `server` is named when it does not answer.
Complaint Explain(const absl::Status& status, const std::string& server, const Messages& say);

// Marks the refusal to hold or to reopen a committee: what is in the way is said project by project, and nobody can
// force it.
absl::Status RefusedSession(absl::Status status);

}  // namespace pepiniere::pep
