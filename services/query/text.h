// Debian builds Abseil with a string_view of its own, which std::string_view does not become by itself.
#pragma once

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace pepiniere::query {

inline absl::string_view Absl(std::string_view text) { return {text.data(), text.size()}; }

namespace internal {
inline absl::string_view Piece(std::string_view text) { return Absl(text); }
inline absl::string_view Piece(const std::string& text) { return text; }
inline absl::string_view Piece(const char* text) { return text; }
template <typename Number>
Number Piece(Number n) {
  return n;
}
}  // namespace internal

// absl::StrCat for std::string_view too.
template <typename... Pieces>
std::string Concat(const Pieces&... pieces) {
  return absl::StrCat(internal::Piece(pieces)...);
}

}  // namespace pepiniere::query
