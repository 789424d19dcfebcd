// JSON as a tree, for whoever takes a document apart or puts one together. The one place of the services that includes
// the library (nlohmann); who has texts alone asks text.h, who reads a great many documents reader.h.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pepiniere::json {

// Its members are sorted by their keys.
using Json = nlohmann::json;
// Its members stay in the order in which they came.
using OrderedJson = nlohmann::ordered_json;

// Whether a text holds a NUL, which no JSON does: to the library, it is where the text ends.
inline bool HoldsNul(std::string_view text) { return text.find('\0') != text.npos; }

// None if the text is no JSON, in UTF-8, as a whole. Of members of one key the last one counts.
std::optional<Json> Parse(std::string_view text);
// None if it is anything but an object.
std::optional<Json> ParseObject(std::string_view text);

// On one line; indented by that much a level if `indent` is zero or more. What is no UTF-8 in its texts becomes U+FFFD.
std::string Dump(const Json& json, int indent = -1);
std::string Dump(const OrderedJson& json, int indent = -1);

// A member; null if it is not there, or if `json` is no object.
const Json* At(const Json& json, std::string_view key);
// A member that is a list; null if it is none.
const Json* ListAt(const Json& json, std::string_view key);
// A member that is a text; empty if it is none.
std::string TextAt(const Json& json, std::string_view key);

// A value as a T; none if it is of another type.
template <typename T>
std::optional<T> As(const Json& json) {
  try {
    return std::optional<T>(std::in_place, json.get<T>());
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace pepiniere::json
