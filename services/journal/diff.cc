#include "services/journal/diff.h"

#include <optional>

#include "services/json/json.h"

namespace pepiniere::journal {
namespace {

using json::Json;

// None of no text; a text that is no JSON stands for itself.
std::optional<Json> Read(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::optional<Json> read = json::Parse(text);
  return read ? std::move(read) : std::optional(Json(text));
}

// Null stands for what is not there.
const Json* Member(const Json* object, const std::string& key) { return object ? json::At(*object, key) : nullptr; }

bool Descends(const Json* value) { return value == nullptr || value->is_object(); }

void Compare(const std::string& path, const Json* before, const Json* after, Json& diff) {
  if (before == nullptr && after == nullptr) return;
  if (Descends(before) && Descends(after)) {
    const auto descend = [&](const std::string& key) {
      Compare(path.empty() ? key : path + "." + key, Member(before, key), Member(after, key), diff);
    };
    if (before != nullptr) {
      for (const auto& [key, value] : before->items()) descend(key);
    }
    if (after != nullptr) {
      for (const auto& [key, value] : after->items()) {
        if (Member(before, key) == nullptr) descend(key);
      }
    }
    return;
  }
  if (before != nullptr && after != nullptr && *before == *after) return;
  Json& sides = diff[path] = Json::object();
  if (before != nullptr) sides["before"] = *before;
  if (after != nullptr) sides["after"] = *after;
}

}  // namespace

std::string Diff(std::string_view before, std::string_view after) {
  const std::optional<Json> was = Read(before), is = Read(after);
  Json diff = Json::object();
  Compare("", was ? &*was : nullptr, is ? &*is : nullptr, diff);
  return json::Dump(diff);
}

}  // namespace pepiniere::journal
