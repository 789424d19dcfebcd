#include "services/personal/document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/base/text.h"

namespace pepiniere::personal {
namespace {

using json::Json;

// A personal field, and whom the object that has it names.
struct Told {
  const Field& field;
  std::string named;
};

// The keys of an object; what then has none, or another's, is left out.
bool RewriteKeys(const Told& told, Json& object, Change change) {
  std::vector<std::pair<std::string, std::string>> renamed;
  for (const auto& [key, value] : object.items()) {
    if (key.empty()) continue;
    std::optional<std::string> now = change(told.field, told.named, key);
    if (now) renamed.emplace_back(key, *std::move(now));
  }
  for (const auto& [key, now] : renamed) {
    Json value = std::move(object[key]);
    object.erase(key);
    if (!now.empty() && !object.contains(now)) object[now] = std::move(value);
  }
  return !renamed.empty();
}

// Each text in a JSON text.
bool RewriteInside(const Told& told, Json& json, Change change) {
  bool changed = false;
  if (json.is_structured()) {
    for (Json& item : json) changed = RewriteInside(told, item, change) || changed;
  }
  if (json.is_object()) {
    changed = RewriteKeys(told, json, change) || changed;
  } else if (json.is_string() && !json.get_ref<const std::string&>().empty()) {
    std::optional<std::string> now = change(told.field, told.named, json.get_ref<const std::string&>());
    if (now) json = *std::move(now), changed = true;
  }
  return changed;
}

bool RewriteText(const Told& told, Json& value, Change change) {
  const auto& text = value.get_ref<const std::string&>();
  if (text.empty()) return false;
  if (std::optional<Json> inside = text.front() == '{' ? json::ParseObject(text) : std::nullopt) {
    Field of_texts = told.field;
    of_texts.inside = true;
    const bool changed = RewriteInside({of_texts, told.named}, *inside, change);
    if (changed) value = json::Dump(*inside);
    return changed;
  }
  std::optional<std::string> now = change(told.field, told.named, text);
  if (!now) return false;
  value = *std::move(now);
  return true;
}

bool RewriteTexts(const Told& told, Json& value, Change change) {
  if (value.is_string()) return RewriteText(told, value, change);
  bool changed = false;
  if (value.is_array()) {
    for (Json& item : value) changed = (item.is_string() && RewriteText(told, item, change)) || changed;
    if (changed) {
      Json said = Json::array();
      for (Json& item : value) {
        if (item != "" && std::ranges::find(said, item) == said.end()) said.push_back(std::move(item));
      }
      value = std::move(said);
    }
  }
  return changed;
}

// What a field says of itself: in the object that has it, or in the document that this is in.
struct Place {
  const Json& document;
  const Json& object;

  std::string NamedBy(const std::string& field) const {
    if (field.empty()) return "";
    return json::TextAt(object.contains(field) ? object : document, field);
  }
};

bool RewriteAt(std::string_view path, const Fields& fields, const Place& place, Json& value, Change change);

bool RewriteMembers(std::string_view path, const Fields& fields, const Json& document, Json& value, Change change) {
  bool changed = false;
  if (value.is_array()) {
    for (Json& item : value) changed = RewriteMembers(path, fields, document, item, change) || changed;
  } else if (value.is_object()) {
    for (auto member = value.begin(); member != value.end(); ++member) {
      const std::string within = base::Concat(path, ".", member.key());
      changed = RewriteAt(within, fields, {document, value}, *member, change) || changed;
    }
  }
  return changed;
}

bool RewriteAt(std::string_view path, const Fields& fields, const Place& place, Json& value, Change change) {
  const Field* field = fields.Find(path);
  if (field == nullptr) return RewriteMembers(path, fields, place.document, value, change);
  return RewriteTexts({*field, place.NamedBy(field->person)}, value, change);
}

// What the feed carries of a resource: its fields, beside a document of others or not, before and after.
bool RewriteCarried(const Fields& fields, Json& json, Change change) {
  bool changed = false;
  for (auto member = json.begin(); member != json.end(); ++member) {
    if (member->is_object() && (member.key() == "before" || member.key() == "after")) {
      changed = RewriteCarried(fields, *member, change) || changed;
    } else if (member.key() == "value" && member->is_string()) {
      std::optional<std::string> now = RewriteDocument(member->get_ref<const std::string&>(), fields, change);
      if (now) *member = *std::move(now), changed = true;
    } else {
      changed = RewriteValue(member.key(), fields, json, *member, change) || changed;
    }
  }
  return changed;
}

}  // namespace

bool RewriteValue(std::string_view key, const Fields& fields, const Json& document, Json& value, Change change) {
  return RewriteAt(key, fields, {document, document}, value, change);
}

std::optional<std::string> RewriteDocument(std::string_view document, const Fields& fields, Change change) {
  std::optional<Json> json = json::ParseObject(document);
  if (!json) return std::nullopt;
  bool changed = false;
  for (auto member = json->begin(); member != json->end();) {
    changed = RewriteValue(member.key(), fields, *json, *member, change) || changed;
    member = *member == "" ? json->erase(member) : std::next(member);
  }
  return changed ? std::optional(json::Dump(*json)) : std::nullopt;
}

std::optional<std::string> RewritePayload(std::string_view payload, const Fields& fields, Change change) {
  std::optional<Json> json = json::ParseObject(payload);
  if (!json) return std::nullopt;
  return RewriteCarried(fields, *json, change) ? std::optional(json::Dump(*json)) : std::nullopt;
}

}  // namespace pepiniere::personal
