#include "clients/pep/formats/betagouv/marks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "clients/pep/formats/content/yaml.h"

namespace pepiniere::betagouv {
namespace {

using content::LooseBoolean;
using content::Yaml;

// What a directive for search engines asks: "noindex, nofollow", a list of such, or "none", which is both.
bool AsksNotToIndex(const Yaml& value) {
  if (!value.IsScalar()) return std::ranges::any_of(value.items, AsksNotToIndex);
  const std::string text = absl::AsciiStrToLower(absl::StripAsciiWhitespace(value.text));
  return absl::StrContains(text, "noindex") || text == "none";
}

}  // namespace

std::optional<bool> ReadMark(Shape shape, const Yaml& value) {
  if (value.kind == Yaml::Kind::kNull) return false;
  return shape == Shape::kRobots ? std::optional(AsksNotToIndex(value)) : LooseBoolean(value);
}

std::string_view NewMark(Shape shape) { return shape == Shape::kRobots ? "noindex" : "true"; }

}  // namespace pepiniere::betagouv
