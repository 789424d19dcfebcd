// One content file as its keys and its body, whatever state it is in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/yaml.h"

namespace pepiniere::content {

// The key under which front matter that could not be understood in full is kept as it was.
inline constexpr std::string_view kFrontMatterKey = "front_matter";

// How a sort of file is laid out: what tells a key that stands in the wrong column.
struct Layout {
  std::vector<std::string_view> keys;            // those that such a file has
  std::vector<std::string_view> flat;            // of these, those that hold a text or a list, and never keys
  absl::Span<const std::string_view> line_keys;  // the keys of the lines of its lists
  std::string_view untouched;                    // the key below which all stays as it is
  bool expects_body = false;                     // an empty body is odd
};

struct Document {
  // A kMap, keys in the order of the file, twice if they are. Valid UTF-8 without NUL.
  Yaml keys;
  // Byte for byte, save broken UTF-8. Lines end with LF, however the file ends them.
  std::string body;
};

// Reads the bytes of a file. Without a layout, for a file of a vocabulary, keys stay where they are.
Document ParseDocument(std::string_view file, const Layout* layout, Findings& findings);

}  // namespace pepiniere::content
