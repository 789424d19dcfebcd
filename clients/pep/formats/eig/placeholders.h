// What stands where an address is yet to come.
#pragma once

#include <string_view>

namespace pepiniere::eig {

// Whether the value of a key is a word for "not known yet" (TODO, the key's own name), or an address whose host names
// no site (https://TODO).
bool IsPlaceholder(std::string_view key, std::string_view text);

}  // namespace pepiniere::eig
