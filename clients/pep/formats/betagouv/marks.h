// Keys that mark a resource, and that people write in several ways: read for what they say, and kept as they were
// written.
#pragma once

#include <optional>
#include <string_view>

#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/content/yaml.h"

namespace pepiniere::betagouv {

// What a key of that shape (kHidden, kRobots) says; none if it is no such thing.
std::optional<bool> ReadMark(Shape shape, const content::Yaml& value);
// How a mark is written that no file wrote yet.
std::string_view NewMark(Shape shape);

}  // namespace pepiniere::betagouv
