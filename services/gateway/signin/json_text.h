// Reading JSON that others wrote, and writing what holds their words.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace pepiniere::gateway {

// A member of an object that is a text; empty if it is not there, not a text, or there is no object.
inline std::string TextOf(const nlohmann::json& object, const char* member) {
  if (!object.is_object()) return "";
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// Bytes that are no UTF-8 become U+FFFD, rather than an exception.
inline std::string Dump(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace pepiniere::gateway
