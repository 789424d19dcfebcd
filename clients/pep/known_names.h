// Names that somebody typed and that nothing has: said, with what they may have meant, rather than an empty list.
#pragma once

#include "absl/status/status.h"
#include "clients/pep/session.h"

namespace CLI {
class App;
}

namespace pepiniere::pep {

// Looks up what the options of the command name: incubators, organisations, projects, themes... (by the types of their
// values). NOT_FOUND for one that is unknown, in our own words. What cannot be looked up is left to the command.
absl::Status CheckNames(const CLI::App& command, Session& session);

// "no such project: x; did you mean y?" where the server says that a thing does not exist.
absl::Status SuggestNames(absl::Status status, Session& session);

}  // namespace pepiniere::pep
