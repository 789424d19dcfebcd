// Cleaning the text of foreign files: what can hide in it, and what becomes of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/content/findings.h"

namespace pepiniere::content {

// A text and what was odd about it.
struct Cleaned {
  std::string text;
  std::vector<FindingCode> oddities;
};

// Valid UTF-8: what is not becomes U+FFFD (one for each maximal broken sequence). Tells INVALID_UTF8.
Cleaned RepairUtf8(std::string_view bytes);

// A value on one line, such as an id, a reference, a title or a word of a vocabulary: HTML entities decoded, invisible
// characters (ZWSP, BOM, word joiners, controls) removed, every kind of space and line break made one ordinary space,
// outer spaces cut, NFC. `text` is valid UTF-8. Cleaning twice is cleaning once.
Cleaned CleanLine(std::string_view text);

// Free text, kept as it is: only tells what CleanLine would have found in it (padding apart).
std::vector<FindingCode> InspectProse(std::string_view text);

// The named and numeric HTML entities in `text` made characters, once.
std::string DecodeEntities(std::string_view text);

// Canonical composition (NFC) of valid UTF-8.
std::string ToNfc(std::string_view text);

// `text` without difference of case (Unicode case folding).
std::string FoldCase(std::string_view text);

// The longest prefix of at most `bytes` bytes that cuts no character.
std::string_view Utf8Prefix(std::string_view text, std::size_t bytes);

}  // namespace pepiniere::content
