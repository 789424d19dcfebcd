// JSON of which the text is all that is needed: nobody who includes this includes a library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::json {

// Written on one line; what is no UTF-8 becomes U+FFFD.
//
// "a text"
std::string Quoted(std::string_view text);
// ["one","two"]
std::string ListOf(const std::vector<std::string>& texts);
// {"key":"a text"}
std::string ObjectOf(std::string_view key, std::string_view text);

// Whether a text is a JSON object from its first byte on.
bool IsObject(std::string_view text);

// Why a text is no JSON as its grammar has it, each key once in its object: who reads the first of two takes it for
// another than who reads the last. Empty if nothing is wrong.
std::string FaultIn(std::string_view text);

}  // namespace pepiniere::json
