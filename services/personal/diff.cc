#include "services/personal/diff.h"

#include <map>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/json/json.h"
#include "services/personal/document.h"
#include "services/personal/fields.h"
#include "services/personal/keys.h"

namespace pepiniere::personal {
namespace {

using json::Json;

// As JSON writes the control character of keys.h.
constexpr std::string_view kMark = "\"\\u001fsealed:";

// Who owns the text of a field of what has that name and was as that document says.
std::string OwnerOf(const Owners& owners, const Field& field, std::string_view resource, const Json& document,
                    const std::string& text) {
  if (field.person == "name") return std::string(resource);
  if (field.inside) return owners.Of(InsideOf(resource));
  const std::string person = field.person.empty() ? "" : json::TextAt(document, field.person);
  return person.empty() ? owners.Of(text) : person;
}

bool HasPersonal(const Json& diff, const Fields& fields) {
  for (const auto& [key, sides] : diff.items()) {
    for (const Field& field : fields.fields) {
      if (field.path == key || field.path.starts_with(key + ".")) return true;
    }
  }
  return false;
}

// A difference taken apart, with what it was the difference of.
struct Opened {
  const ResourceDiff& of;
  const Fields& fields;
  Json diff;
  std::map<std::string_view, Json> documents;  // of each side
};

// Shows `change` each personal text with its owner.
bool EachText(Opened& opened, const Owners& owners,
              absl::FunctionRef<std::optional<std::string>(const std::string& owner, const std::string& text)> change) {
  bool changed = false;
  for (auto& [key, sides] : opened.diff.items()) {
    for (const auto& [side, document] : opened.documents) {
      const auto value = sides.find(side);
      if (value == sides.end()) continue;
      changed = RewriteValue(key, opened.fields, *value,
                             [&, &document = document](const Field& field, const std::string& text) {
                               if (IsOpaque(text)) return std::optional<std::string>();
                               return change(OwnerOf(owners, field, opened.of.resource, document, text), text);
                             }) ||
                changed;
    }
  }
  return changed;
}

}  // namespace

std::string InsideOf(std::string_view resource) { return base::Concat("inside ", resource); }

bool MayBePersonal(std::string_view resource) { return !FieldsOfResource(resource).empty(); }

absl::Status SealDiffs(db::Session& session, const std::vector<ResourceDiff>& diffs, absl::Time now) {
  std::vector<Opened> personal;
  for (const ResourceDiff& one : diffs) {
    const Fields& fields = FieldsOfResource(one.resource);
    std::optional<Json> diff = fields.empty() ? std::nullopt : json::ParseObject(one.diff);
    if (!diff || !HasPersonal(*diff, fields)) continue;
    const auto document = [](std::string_view text) { return json::ParseObject(text).value_or(Json::object()); };
    personal.push_back(
        {one, fields, *std::move(diff), {{"before", document(one.before)}, {"after", document(one.after)}}});
  }
  if (personal.empty()) return absl::OkStatus();
  PEP_ASSIGN(const Owners owners, Owners::Open(session, now));
  std::set<std::string> whose;
  for (Opened& one : personal) {
    EachText(one, owners, [&](const std::string& owner, const std::string&) {
      whose.insert(owner);
      return std::nullopt;
    });
  }
  if (whose.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto keys, KeysOf(session, whose, now));
  for (Opened& one : personal) {
    const bool sealed = EachText(one, owners, [&](const std::string& owner, const std::string& text) {
      return std::optional(SealText(keys.at(owner), text));
    });
    if (sealed) one.of.diff = json::Dump(one.diff);
  }
  return absl::OkStatus();
}

bool HasSealed(std::string_view diff) { return diff.find(kMark) != diff.npos; }

namespace {

// Shows `open` each sealed text; none: it cannot be opened, and is null from then on. Whether any could not.
bool EachSealed(Json& value, absl::FunctionRef<std::optional<std::string>(const std::string&)> open) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (!IsSealed(text)) return false;
    std::optional<std::string> opened = open(text);
    value = opened ? Json(*std::move(opened)) : Json();
    return value.is_null();
  }
  bool erased = false;
  if (value.is_structured()) {
    for (Json& item : value) erased = EachSealed(item, open) || erased;
  }
  return erased;
}

void OpenDiff(Json& diff, const std::map<std::string, std::string>& secrets) {
  for (auto& [key, sides] : diff.items()) {
    const bool erased = EachSealed(sides, [&](const std::string& sealed) {
      const auto secret = secrets.find(KeyIdOf(sealed));
      return secret == secrets.end() ? std::nullopt : std::optional(OpenText(secret->second, sealed));
    });
    if (erased) sides["erased"] = true;
  }
}

}  // namespace

absl::Status OpenDiffs(db::Session& session, const std::vector<std::string*>& diffs) {
  std::vector<std::pair<std::string*, Json>> sealed;
  std::set<std::string> ids;
  for (std::string* diff : diffs) {
    std::optional<Json> json = HasSealed(*diff) ? json::ParseObject(*diff) : std::nullopt;
    if (!json) continue;
    Json looked_at = *json;
    EachSealed(looked_at, [&](const std::string& text) {
      ids.insert(KeyIdOf(text));
      return std::nullopt;
    });
    sealed.emplace_back(diff, *std::move(json));
  }
  if (sealed.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto secrets, FindSecrets(session, ids));
  for (auto& [diff, json] : sealed) {
    OpenDiff(json, secrets);
    *diff = json::Dump(json);
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::personal
