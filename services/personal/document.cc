#include "services/personal/document.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::personal {
namespace {

using json::Json;

// A personal field, and whom the object that has it names.
struct Told {
  const Field& field;
  std::string named;
};

// Each text in a JSON text, but for the keys.
bool RewriteInside(const Told& told, Json& json, Change change) {
  bool changed = false;
  if (json.is_structured()) {
    for (Json& item : json) changed = RewriteInside(told, item, change) || changed;
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
        if (item != "") said.push_back(std::move(item));
      }
      value = std::move(said);
    }
  }
  return changed;
}

bool RewriteMembers(std::string_view path, const Fields& fields, Json& value, Change change) {
  bool changed = false;
  if (value.is_array()) {
    for (Json& item : value) changed = RewriteMembers(path, fields, item, change) || changed;
  } else if (value.is_object()) {
    for (auto member = value.begin(); member != value.end(); ++member) {
      changed = RewriteValue(base::Concat(path, ".", member.key()), fields, value, *member, change) || changed;
    }
  }
  return changed;
}

bool RewriteAnywhere(const Fields& fields, Json& json, Change change) {
  bool changed = false;
  if (json.is_array()) {
    for (Json& item : json) changed = RewriteAnywhere(fields, item, change) || changed;
  } else if (json.is_object()) {
    for (auto member = json.begin(); member != json.end(); ++member) {
      if (member.key() == "value" && member->is_string()) {
        std::optional<std::string> now = RewriteDocument(member->get_ref<const std::string&>(), fields, change);
        if (now) *member = *std::move(now), changed = true;
      } else {
        changed = RewriteAnywhere(fields, *member, change) || changed;
      }
    }
  }
  return changed;
}

}  // namespace

bool RewriteValue(std::string_view key, const Fields& fields, const Json& document, Json& value, Change change) {
  const Field* field = fields.Find(key);
  if (field == nullptr) return RewriteMembers(key, fields, value, change);
  const std::string named = field->person.empty() ? "" : json::TextAt(document, field->person);
  return RewriteTexts({*field, named}, value, change);
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
  if (RewriteAnywhere(fields, *json, change)) return json::Dump(*json);
  return RewriteDocument(payload, fields, change);
}

}  // namespace pepiniere::personal
