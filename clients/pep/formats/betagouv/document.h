// One content file as its keys and its body, whatever state it is in.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/yaml.h"

namespace pepiniere::betagouv {

// The key under which front matter that could not be understood in full is kept as it was.
inline constexpr std::string_view kFrontMatterKey = "front_matter";

struct Document {
  // A kMap, keys in the order of the file, twice if they are. Valid UTF-8 without NUL.
  Yaml keys;
  // Byte for byte, save broken UTF-8. Lines end with LF, however the file ends them.
  std::string body;
};

// Reads the bytes of a file. `format` says which keys it may have, and whether an empty body is worth a finding; none
// for a file of a vocabulary.
Document ParseDocument(std::string_view file, const Format* format, Findings& findings);

}  // namespace pepiniere::betagouv
