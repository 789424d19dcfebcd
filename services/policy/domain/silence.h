// What no answer in time means.
#pragma once

#include <string_view>

namespace pepiniere::policy {

// Numbered as in the contract. Which one it is follows from the legal basis: of itself, silence means nothing.
enum class Silence {
  kNone = 1,    // the authority is late, and that is all
  kAcceptance,  // code des relations entre le public et l'administration, article L. 231-1
  kRefusal,     // the same, article L. 231-4
};

// NONE: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(Silence silence);
bool ReadSymbol(std::string_view symbol, Silence& silence);

}  // namespace pepiniere::policy
