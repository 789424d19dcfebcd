#include "services/json/json.h"

namespace pepiniere::json {

std::optional<Json> Parse(std::string_view text) {
  if (HoldsNul(text)) return std::nullopt;
  Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

std::optional<Json> ParseObject(std::string_view text) {
  std::optional<Json> json = Parse(text);
  return json && json->is_object() ? std::move(json) : std::nullopt;
}

std::string Dump(const Json& json, int indent) {
  return json.dump(indent, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}
std::string Dump(const OrderedJson& json, int indent) {
  return json.dump(indent, ' ', /*ensure_ascii=*/false, OrderedJson::error_handler_t::replace);
}

const Json* At(const Json& json, std::string_view key) {
  const auto found = json.find(key);
  return found == json.end() ? nullptr : &*found;
}

const Json* ListAt(const Json& json, std::string_view key) {
  const Json* member = At(json, key);
  return member != nullptr && member->is_array() ? member : nullptr;
}

std::string TextAt(const Json& json, std::string_view key) {
  const Json* member = At(json, key);
  return member != nullptr && member->is_string() ? member->get<std::string>() : "";
}

}  // namespace pepiniere::json
