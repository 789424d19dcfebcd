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

// Writes `text` to a file that only its owner can read (0600, in folders made 0700), replacing it whole.
absl::Status WritePrivately(const std::filesystem::path& file, std::string_view text);

}  // namespace pepiniere::pep
