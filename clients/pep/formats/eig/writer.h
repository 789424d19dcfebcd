// Writes the content of the EIG site.
#pragma once

#include <filesystem>

#include "absl/status/status.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// Writes a file a sheet below `dir`/content: content/defis/{id}.md and so on; what was read from a file goes back under
// its name, byte for byte where it says the same (see WriteSheet). Folders are made as needed, files of the same name
// replaced one by one (never half-written), other files left alone. The same content gives the same bytes.
//
// Errors: INVALID_ARGUMENT, before anything is written, when a name cannot be a file's (empty, ".", "..", with a slash
// or a NUL) or is there twice; UNAVAILABLE when a file cannot be written.
absl::Status WriteContent(const Content& content, const std::filesystem::path& dir);

}  // namespace pepiniere::eig
