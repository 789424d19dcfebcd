#include "services/journal/diff.h"

#include <nlohmann/json.hpp>

namespace pepiniere::journal {
namespace {

using Json = nlohmann::json;

Json Parse(std::string_view text) {
  if (text.empty()) return Json(Json::value_t::discarded);
  Json parsed = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return parsed.is_discarded() ? Json(std::string(text)) : parsed;
}

// A discarded value stands for one that is not there.
const Json& Member(const Json& object, const std::string& key) {
  static const Json absent(Json::value_t::discarded);
  if (!object.is_object()) return absent;
  const auto found = object.find(key);
  return found == object.end() ? absent : *found;
}

bool Descends(const Json& value) { return value.is_object() || value.is_discarded(); }

void Compare(const std::string& path, const Json& before, const Json& after, Json& diff) {
  if (before.is_discarded() && after.is_discarded()) return;
  if (Descends(before) && Descends(after)) {
    const auto descend = [&](const std::string& key) {
      Compare(path.empty() ? key : path + "." + key, Member(before, key), Member(after, key), diff);
    };
    if (before.is_object()) {
      for (const auto& [key, value] : before.items()) descend(key);
    }
    if (after.is_object()) {
      for (const auto& [key, value] : after.items()) {
        if (Member(before, key).is_discarded()) descend(key);
      }
    }
    return;
  }
  if (before == after) return;
  Json& sides = diff[path] = Json::object();
  if (!before.is_discarded()) sides["before"] = before;
  if (!after.is_discarded()) sides["after"] = after;
}

}  // namespace

std::string Diff(std::string_view before, std::string_view after) {
  Json diff = Json::object();
  Compare("", Parse(before), Parse(after), diff);
  return diff.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pepiniere::journal
