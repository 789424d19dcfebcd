#include "services/personal/diff.h"

#include <algorithm>
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

// As JSON writes the control character of keys.h, and a JSON text in JSON.
constexpr std::string_view kMark = "\\u001fsealed:";

// Who owns the text of a field of what has that name.
std::string OwnerOf(const Owners& owners, const Field& field, std::string_view resource, std::string_view named,
                    const std::string& text) {
  if (field.person == "name") return std::string(PersonIn(resource));
  if (!named.empty()) return std::string(named);
  return owners.Of(field.inside ? InsideOf(resource) : text);
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
  const AuditedChange& of;
  const Fields& fields;
  Json diff;
  std::map<std::string_view, Json> documents;  // of each side
};

using ChangeOwned = absl::FunctionRef<std::optional<std::string>(const std::string& owner, const std::string& text)>;

// Shows `change` each personal text with its owner.
bool EachText(Opened& opened, const Owners& owners, ChangeOwned change) {
  bool changed = false;
  for (auto& [key, sides] : opened.diff.items()) {
    for (const auto& [side, document] : opened.documents) {
      const auto value = sides.find(side);
      if (value == sides.end()) continue;
      changed = RewriteValue(key, opened.fields, document, *value,
                             [&](const Field& field, std::string_view named, const std::string& text) {
                               if (IsOpaque(text)) return std::optional<std::string>();
                               return change(OwnerOf(owners, field, opened.of.resource, named, text), text);
                             }) ||
                changed;
    }
  }
  return changed;
}

// Those that have something personal in their difference.
std::vector<Opened> TakeApart(const std::vector<AuditedChange>& changes) {
  std::vector<Opened> personal;
  for (const AuditedChange& one : changes) {
    const Fields& fields = FieldsOfResource(one.resource);
    std::optional<Json> diff = fields.empty() ? std::nullopt : json::ParseObject(one.diff);
    if (!diff || !HasPersonal(*diff, fields)) continue;
    const auto document = [&](std::string_view text) {
      return fields.name_persons() ? json::ParseObject(text).value_or(Json::object()) : Json::object();
    };
    personal.push_back(
        {one, fields, *std::move(diff), {{"before", document(one.before)}, {"after", document(one.after)}}});
  }
  return personal;
}

// Seals nothing where there is nothing to say.
void SealReason(const Owners& owners, std::string& reason, ChangeOwned seal) {
  if (reason.empty() || IsOpaque(reason)) return;
  if (auto sealed = seal(owners.Of(reason), reason)) reason = *std::move(sealed);
}

}  // namespace

std::string InsideOf(std::string_view resource) { return base::Concat("inside ", resource); }

bool NamesPersons(std::string_view resource) { return FieldsOfResource(resource).name_persons(); }

absl::Status SealChanges(db::Session& session, const std::vector<AuditedChange>& changes, absl::Time now) {
  std::vector<Opened> personal = TakeApart(changes);
  const bool reasons = std::ranges::any_of(changes, [](const AuditedChange& one) { return !one.reason.empty(); });
  if (personal.empty() && !reasons) return absl::OkStatus();
  PEP_ASSIGN(const Owners owners, Owners::Open(session, now));
  std::set<std::string> whose;
  const auto collect = [&](const std::string& owner, const std::string&) {
    whose.insert(owner);
    return std::optional<std::string>();
  };
  for (Opened& one : personal) EachText(one, owners, collect);
  for (const AuditedChange& one : changes) SealReason(owners, one.reason, collect);
  if (whose.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto keys, KeysOf(session, whose, now));
  const auto seal = [&](const std::string& owner, const std::string& text) {
    return std::optional(SealText(keys.at(owner), text));
  };
  for (Opened& one : personal) {
    if (EachText(one, owners, seal)) one.of.diff = json::Dump(one.diff);
  }
  for (const AuditedChange& one : changes) SealReason(owners, one.reason, seal);
  return absl::OkStatus();
}

namespace {

bool HasSealedTexts(std::string_view text) { return text.find(kMark) != text.npos; }

using OpenSealed = absl::FunctionRef<std::optional<std::string>(const std::string&)>;

// Shows `open` each sealed text; none: it cannot be opened, and is null from then on, or, a key, left out. Whether any
// could not.
bool EachSealed(Json& value, OpenSealed open);

bool EachSealedKey(Json& object, OpenSealed open) {
  std::vector<std::string> sealed;
  for (const auto& [key, value] : object.items()) {
    if (IsSealed(key)) sealed.push_back(key);
  }
  bool erased = false;
  for (const std::string& key : sealed) {
    const std::optional<std::string> opened = open(key);
    Json value = std::move(object[key]);
    object.erase(key);
    if (opened) object[*opened] = std::move(value);
    erased = erased || !opened;
  }
  return erased;
}

bool EachSealedText(Json& value, OpenSealed open) {
  const auto& text = value.get_ref<const std::string&>();
  if (IsSealed(text)) {
    std::optional<std::string> opened = open(text);
    value = opened ? Json(*std::move(opened)) : Json();
    return value.is_null();
  }
  std::optional<Json> inside = HasSealedTexts(text) ? json::ParseObject(text) : std::nullopt;
  if (!inside) return false;
  const bool erased = EachSealed(*inside, open);
  value = json::Dump(*inside);
  return erased;
}

bool EachSealed(Json& value, OpenSealed open) {
  if (value.is_string()) return EachSealedText(value, open);
  bool erased = false;
  if (value.is_structured()) {
    for (Json& item : value) erased = EachSealed(item, open) || erased;
  }
  if (value.is_object()) erased = EachSealedKey(value, open) || erased;
  return erased;
}

using Secrets = std::map<std::string, std::string>;

std::optional<std::string> Open(const Secrets& secrets, const std::string& sealed) {
  const auto secret = secrets.find(KeyIdOf(sealed));
  return secret == secrets.end() ? std::nullopt : std::optional(OpenText(secret->second, sealed));
}

void OpenDiff(Json& diff, const Secrets& secrets) {
  for (auto& [key, sides] : diff.items()) {
    if (EachSealed(sides, [&](const std::string& sealed) { return Open(secrets, sealed); })) sides["erased"] = true;
  }
}

}  // namespace

void VisitDiff(std::string_view resource, std::string_view diff,
               absl::FunctionRef<void(const Field& field, const std::string& text)> visit) {
  const Fields& fields = FieldsOfResource(resource);
  std::optional<Json> json = json::ParseObject(diff);
  if (!json) return;
  for (auto& [key, sides] : json->items()) {
    if (!sides.is_object()) continue;
    for (Json& side : sides) {
      RewriteValue(key, fields, Json::object(), side,
                   [&](const Field& field, std::string_view, const std::string& text) {
                     visit(field, text);
                     return std::optional<std::string>();
                   });
    }
  }
}

bool HasSealed(const OpenedChange& change) { return HasSealedTexts(change.diff) || IsSealed(change.reason); }

absl::Status OpenChanges(db::Session& session, const std::vector<OpenedChange*>& changes) {
  std::vector<std::pair<OpenedChange*, Json>> sealed;  // differences
  std::set<std::string> ids;
  for (OpenedChange* change : changes) {
    if (IsSealed(change->reason)) ids.insert(KeyIdOf(change->reason));
    std::optional<Json> json = HasSealedTexts(change->diff) ? json::ParseObject(change->diff) : std::nullopt;
    if (!json) continue;
    Json looked_at = *json;
    EachSealed(looked_at, [&](const std::string& text) {
      ids.insert(KeyIdOf(text));
      return std::nullopt;
    });
    sealed.emplace_back(change, *std::move(json));
  }
  if (ids.empty()) return absl::OkStatus();
  PEP_ASSIGN(const Secrets secrets, FindSecrets(session, ids));
  for (auto& [change, json] : sealed) {
    OpenDiff(json, secrets);
    change->diff = json::Dump(json);
  }
  for (OpenedChange* change : changes) {
    if (!IsSealed(change->reason)) continue;
    std::optional<std::string> opened = Open(secrets, change->reason);
    change->reason_erased = !opened;
    change->reason = std::move(opened).value_or("");
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::personal
