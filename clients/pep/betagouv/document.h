// One content file as its keys and its body, whatever state it is in.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/betagouv/findings.h"
#include "clients/pep/betagouv/yaml.h"

namespace pepiniere::betagouv {

// The key under which front matter that could not be understood in full is kept as it was.
inline constexpr std::string_view kFrontMatterKey = "front_matter";

struct Document {
  // A kMap, keys in the order of the file, twice if they are. Valid UTF-8 without NUL.
  Yaml keys;
  // Byte for byte, save broken UTF-8. CRLF stays CRLF.
  std::string body;
};

// Reads the bytes of a file. `expects_body` makes an empty body worth a finding.
Document ParseDocument(std::string_view file, bool expects_body, Findings& findings);

}  // namespace pepiniere::betagouv
