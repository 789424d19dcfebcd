// Symbols of enumerations that are numbered from 1 as the contract's are, in a table that begins with nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace pepiniere::base {

template <typename Enum>
std::string_view SymbolIn(std::span<const std::string_view> symbols, Enum value) {
  const auto place = static_cast<std::size_t>(value);
  return place < symbols.size() ? symbols[place] : std::string_view();
}

// False: none has that symbol.
template <typename Enum>
bool ReadSymbolIn(std::span<const std::string_view> symbols, std::string_view symbol, Enum& value) {
  const auto found = std::ranges::find(symbols, symbol);
  if (symbol.empty() || found == symbols.end()) return false;
  value = static_cast<Enum>(found - symbols.begin());
  return true;
}

}  // namespace pepiniere::base
