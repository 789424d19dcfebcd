#include "services/portfolio/store/document.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio::store {
namespace {

using Json = nlohmann::ordered_json;

// How a field is written. None: it says nothing.
std::optional<Json> Write(const std::string& s) { return s.empty() ? std::optional<Json>() : Json(s); }
std::optional<Json> Write(const std::vector<std::string>& list) {
  return list.empty() ? std::optional<Json>() : Json(list);
}
std::optional<Json> Write(ProjectKind kind) { return Json(std::string(Symbol(kind))); }
std::optional<Json> Write(AccessibilityStatus status) {
  return status == AccessibilityStatus::kUnknown ? std::optional<Json>() : Json(static_cast<int>(status));
}
Json Scalar(base::Date date) { return date.ToString(); }
Json Scalar(Phase phase) { return std::string(Symbol(phase)); }
template <typename T>
Json Scalar(T value) {
  return value;
}
template <typename T>
std::optional<Json> Write(const std::optional<T>& value) {
  return value ? std::optional<Json>(Scalar(*value)) : std::nullopt;
}

// How it is read again. False: that is not how it is written.
bool Read(const Json& json, std::string& s) {
  const bool fits = json.is_string();
  if (fits) s = json.get_ref<const std::string&>();
  return fits;
}
bool Read(const Json& json, std::vector<std::string>& list) {
  list.clear();
  for (const Json& item : json) {
    if (!Read(item, list.emplace_back())) return false;
  }
  return json.is_array();
}
bool Read(const Json& json, ProjectKind& kind) {
  const auto read = json.is_string() ? ProjectKindFromSymbol(json.get_ref<const std::string&>()) : std::nullopt;
  if (read) kind = *read;
  return read.has_value();
}
bool Read(const Json& json, AccessibilityStatus& status) {
  const bool fits = json.is_number_integer();
  if (fits) status = static_cast<AccessibilityStatus>(json.get<int>());
  return fits;
}
bool Read(const Json& json, std::optional<base::Date>& date) {
  date = json.is_string() ? base::Date::Parse(json.get_ref<const std::string&>()) : std::nullopt;
  return date.has_value();
}
bool Read(const Json& json, std::optional<Phase>& phase) {
  phase = json.is_string() ? PhaseFromSymbol(json.get_ref<const std::string&>()) : std::nullopt;
  return phase.has_value();
}
bool Read(const Json& json, std::optional<bool>& flag) {
  if (json.is_boolean()) flag = json.get<bool>();
  return json.is_boolean();
}
template <typename Number>
bool Read(const Json& json, std::optional<Number>& number) {
  if (json.is_number()) number = json.get<Number>();
  return json.is_number();
}

}  // namespace

template <typename T>
std::string ToDocument(const T& value, bool (*skip)(std::string_view)) {
  Json document = Json::object();
  T::Fields(
      [&](const char* name, const auto& field) {
        if (skip(name)) return;
        if (std::optional<Json> written = Write(field)) document[name] = *std::move(written);
      },
      value);
  // Text that is not UTF-8 never comes this far: the contract's strings are.
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename T>
std::string ToDocument(const T& value) {
  return ToDocument(
      value, +[](std::string_view) { return false; });
}

template <typename T>
absl::Status FromDocument(std::string_view document, T& into) {
  const Json json = Json::parse(document, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::DataLossError("a stored document is not a JSON object");
  absl::Status status;
  T::Fields(
      [&](const char* name, auto& field) {
        const auto found = json.find(name);
        if (found != json.end() && !Read(*found, field)) {
          status = absl::DataLossError(absl::string_view(name));
        }
      },
      into);
  return status;
}

#define PEP_DOCUMENT(T)                                                     \
  template std::string ToDocument<T>(const T&);                             \
  template std::string ToDocument<T>(const T&, bool (*)(std::string_view)); \
  template absl::Status FromDocument<T>(std::string_view, T&);
PEP_DOCUMENT(Organisation)
PEP_DOCUMENT(Incubator)
PEP_DOCUMENT(Team)
PEP_DOCUMENT(Project)
PEP_DOCUMENT(Event)
PEP_DOCUMENT(PhaseEntry)
#undef PEP_DOCUMENT

}  // namespace pepiniere::portfolio::store
