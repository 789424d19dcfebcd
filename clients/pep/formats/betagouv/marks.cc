#include "clients/pep/formats/betagouv/marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace pepiniere::betagouv {
namespace {

// What a directive for search engines asks: "noindex, nofollow", a list of such, or "none", which is both.
bool AsksNotToIndex(const Yaml& value) {
  if (!value.IsScalar()) return std::ranges::any_of(value.items, AsksNotToIndex);
  const std::string text = absl::AsciiStrToLower(absl::StripAsciiWhitespace(value.text));
  return absl::StrContains(text, "noindex") || text == "none";
}

}  // namespace

std::optional<bool> LooseBoolean(const Yaml& value) {
  static constexpr std::pair<std::string_view, bool> kWords[] = {
      {"yes", true},  {"on", true},   {"oui", true},  {"no", false},    {"off", false},   {"non", false},
      {"True", true}, {"TRUE", true}, {"true", true}, {"False", false}, {"FALSE", false}, {"false", false}};
  if (const auto boolean = ToBoolean(value)) return boolean;
  const auto* word =
      std::ranges::find_if(kWords, [&](const auto& w) { return value.IsScalar() && value.text == w.first; });
  return word == std::end(kWords) ? std::nullopt : std::optional(word->second);
}

std::optional<bool> ReadMark(Shape shape, const Yaml& value) {
  if (value.kind == Yaml::Kind::kNull) return false;
  return shape == Shape::kRobots ? std::optional(AsksNotToIndex(value)) : LooseBoolean(value);
}

std::string_view NewMark(Shape shape) { return shape == Shape::kRobots ? "noindex" : "true"; }

}  // namespace pepiniere::betagouv
