// Names that somebody typed and that nothing has: said, with what they may have meant, rather than an empty list.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/method.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/session.h"

namespace CLI {
class App;
}

namespace pepiniere::pep {

struct Part;

// A kind of thing that has a name. An option says it by the type of its value, and by its own name where one type has
// several.
struct KnownName {
  std::string_view type, option;
  NamePattern pattern;
  Text unknown;  // "no such incubator: $0"
  Method get;
  // What was typed, in short, may have meant these; none where the server cannot tell.
  std::function<std::vector<std::string>(Session&, std::string_view typed)> near;
};

// A vocabulary that people write as they please: its values are what resources have now.
struct KnownTerm {
  std::string_view type;
  Text unknown;
  absl::StatusOr<std::vector<std::string>> (*values)(Session&);
};

// How many are suggested.
inline constexpr int kSuggestions = 3;
// Those of `values` that look like what was typed, the likeliest first.
std::vector<std::string> Near(std::string_view typed, const std::vector<std::string>& values);

// Looks up what the options of the command name: incubators, organisations, projects, themes... (by the types of their
// values). NOT_FOUND for one that is unknown, in our own words. What cannot be looked up is left to the command.
absl::Status CheckNames(const CLI::App& command, std::span<const Part* const> parts, Session& session);

// "no such project: x; did you mean y?" where the server says that a thing does not exist.
absl::Status SuggestNames(absl::Status status, std::span<const Part* const> parts, Session& session);

}  // namespace pepiniere::pep
