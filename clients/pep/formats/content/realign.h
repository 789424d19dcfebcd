// Keys that stand in the wrong column: one space too many before a key, and YAML takes it for a part of what is above.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/content/document.h"

namespace pepiniere::content {

struct Realigned {
  std::string yaml;
  std::vector<std::string> keys;  // those that were moved, each time that one was
};

// `yaml` with its keys where they belong: those of `layout` at the start of their line, those of a line of a list
// (name, start...) below the first of that line, tabs made spaces. Block texts, quoted texts, and all below the key
// that is left untouched stay as they are. For front matter that YAML cannot make sense of; what comes out may be none
// either.
Realigned Realign(std::string_view yaml, const Layout& layout);

}  // namespace pepiniere::content
