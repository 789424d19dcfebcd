// What pep remembers between two calls: a folder of the user's, closed to everybody else.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// $PEP_CONFIG_DIR, else $XDG_CONFIG_HOME/pep, else ~/.config/pep.
std::filesystem::path ConfigFolder(const Environment& environment);

// Where the token for a server is kept.
std::filesystem::path TokenFile(const Environment& environment, std::string_view server);

// Where something of the user's own is kept, by its kind ("answers") and its name at a server, whatever is in that.
std::filesystem::path PrivateFile(const Environment& environment, std::string_view kind, std::string_view server,
                                  std::string_view name);

// Writes `text` to a file that only its owner can read (0600, in folders made 0700), replacing it whole.
absl::Status WritePrivately(const std::filesystem::path& file, std::string_view text);

}  // namespace pepiniere::pep
