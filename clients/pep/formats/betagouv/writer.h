// Writes a portfolio as beta.gouv.fr content, so that reading it again gives the same portfolio.
#pragma once

#include <filesystem>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

// Writes one file an item below `dir`/content: content/_startups/{id}.md and so on. Folders are made as needed, files
// of the same name replaced one by one (never half-written), other files left alone. The same items give the same
// bytes.
//
// Committees have no file: the events of their projects tell them.
//
// Of each item the output-only fields are left out; all else survives ReadContent. What the format has no key for goes
// under the key `pepiniere`, which other readers skip. Phase records are the lines that hold (no superseded ones), in
// the order of their source, which breaks ties.
//
// Errors: INVALID_ARGUMENT, before anything is written, when an item has no resource or its id cannot be a file name
// (empty, ".", "..", with a slash or a NUL) or is there twice; UNAVAILABLE when a file cannot be written.
absl::Status WriteContent(absl::Span<const portfolio::v1::ImportItem> items, const std::filesystem::path& dir);

}  // namespace pepiniere::betagouv
