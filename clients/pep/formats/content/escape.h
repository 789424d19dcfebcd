// Any bytes as a text that can be kept where texts are: read by people, searched for names, and made the bytes again.
#pragma once

#include <string>
#include <string_view>

namespace pepiniere::content {

// Valid UTF-8 without control characters but line feeds and tabs: a backslash is two, and each byte of a control
// character or of what is no UTF-8 is \x and its two hexadecimal digits.
std::string Escape(std::string_view bytes);

// The bytes that Escape made `text` of.
std::string Unescape(std::string_view text);

}  // namespace pepiniere::content
