// Some of the fields of a value that walks them (Fields): what a read mask asks for, so that nothing else is read.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::record {

// Whether one of two paths is the other, or holds it: "links" and "links.product_uri".
inline bool Overlap(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  return other.starts_with(one) && (one.size() == other.size() || other[one.size()] == '.');
}

// Whether any of these paths asks for the field, for what holds it or for something in it. None: all is asked for.
inline bool AskFor(const std::vector<std::string>& paths, std::string_view field) {
  return paths.empty() || std::ranges::any_of(paths, [&](const std::string& path) { return Overlap(path, field); });
}

template <typename T>
class FieldSet {
 public:
  // All of them.
  FieldSet() { has_.set(); }
  // Those that the paths ask for.
  explicit FieldSet(const std::vector<std::string>& paths) {
    std::size_t place = 0;
    T blank;
    T::Fields([&](const char* name, const auto&) { has_.set(place++, AskFor(paths, name)); }, blank);
  }

  // By the field's place in the walk, from 0.
  bool has(std::size_t place) const { return has_[place]; }

 private:
  std::bitset<128> has_;  // throws beyond: no value of ours has as many fields
};

}  // namespace pepiniere::record
