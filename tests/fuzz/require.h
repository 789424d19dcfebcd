// What a fuzz target asserts.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace pepiniere::fuzz {

// Aborts, which libFuzzer reports with the input that led here.
inline void Require(bool held, std::string_view property) {
  if (held) return;
  std::fprintf(stderr, "broken property: %.*s\n", static_cast<int>(property.size()), property.data());
  std::abort();
}

}  // namespace pepiniere::fuzz
