#include "services/portfolio/store/document.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <type_traits>
#include <vector>

#include "services/base/text.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"

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
std::optional<Json> Write(base::Date date) { return Json(date.ToString()); }
template <typename Symbolic>
requires std::is_same_v<Symbolic, Decision> || std::is_same_v<Symbolic, CommitteeState> ||
    std::is_same_v<Symbolic, Weight>
        std::optional<Json> Write(Symbolic value) {
  return Json(std::string(Symbol(value)));
}
std::optional<Json> Write(bool flag) { return flag ? Json(true) : std::optional<Json>(); }
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

// An object of the fields of a T that say something, but for those that `skip` names.
template <typename T>
Json WriteFields(const T& value, bool (*skip)(std::string_view));
template <typename T>
requires requires(const T& t) {
  T::Fields([](auto&&...) {}, t);
}
std::optional<Json> Write(const std::vector<T>& list) {
  if (list.empty()) return std::nullopt;
  Json array = Json::array();
  for (const T& item : list) {
    array.push_back(WriteFields(
        item, +[](std::string_view) { return false; }));
  }
  return array;
}

template <typename T>
Json WriteFields(const T& value, bool (*skip)(std::string_view)) {
  Json document = Json::object();
  T::Fields(
      [&](const char* name, const auto& field) {
        if (skip(name)) return;
        if (std::optional<Json> written = Write(field)) document[name] = *std::move(written);
      },
      value);
  return document;
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
  constexpr int kLast = static_cast<int>(AccessibilityStatus::kFullyCompliant);
  const int number = json.is_number_integer() ? json.get<int>() : -1;
  const bool fits = number >= 0 && number <= kLast;
  if (fits) status = static_cast<AccessibilityStatus>(number);
  return fits;
}
bool Read(const Json& json, base::Date& date) {
  const auto read = json.is_string() ? base::Date::Parse(json.get_ref<const std::string&>()) : std::nullopt;
  if (read) date = *read;
  return read.has_value();
}
template <typename Symbolic>
bool ReadSymbol(const Json& json, Symbolic& value, std::optional<Symbolic> (*parse)(std::string_view)) {
  const auto read = json.is_string() ? parse(json.get_ref<const std::string&>()) : std::nullopt;
  if (read) value = *read;
  return read.has_value();
}
bool Read(const Json& json, Decision& decision) { return ReadSymbol(json, decision, DecisionFromSymbol); }
bool Read(const Json& json, CommitteeState& state) { return ReadSymbol(json, state, CommitteeStateFromSymbol); }
bool Read(const Json& json, Weight& weight) { return ReadSymbol(json, weight, WeightFromSymbol); }
bool Read(const Json& json, std::optional<base::Date>& date) {
  date = json.is_string() ? base::Date::Parse(json.get_ref<const std::string&>()) : std::nullopt;
  return date.has_value();
}
bool Read(const Json& json, std::optional<Phase>& phase) {
  phase = json.is_string() ? PhaseFromSymbol(json.get_ref<const std::string&>()) : std::nullopt;
  return phase.has_value();
}
bool Read(const Json& json, bool& flag) {
  if (json.is_boolean()) flag = json.get<bool>();
  return json.is_boolean();
}
bool Read(const Json& json, std::optional<bool>& flag) {
  if (json.is_boolean()) flag = json.get<bool>();
  return json.is_boolean();
}
template <typename Number>
bool Read(const Json& json, std::optional<Number>& number) {
  const bool fits = std::is_integral_v<Number> ? json.is_number_integer() : json.is_number();
  if (fits) number = json.get<Number>();
  return fits;
}

// The fields that the object holds. False: one of them is not how it is written; its name is in `wrong`.
template <typename T>
bool ReadFields(const Json& json, T& into, std::string_view& wrong);
template <typename T>
requires requires(const T& t) {
  T::Fields([](auto&&...) {}, t);
}
bool Read(const Json& json, std::vector<T>& list) {
  list.clear();
  std::string_view wrong;
  for (const Json& item : json) {
    if (!item.is_object() || !ReadFields(item, list.emplace_back(), wrong)) return false;
  }
  return json.is_array();
}

template <typename T>
bool ReadFields(const Json& json, T& into, std::string_view& wrong) {
  T::Fields(
      [&](const char* name, auto& field) {
        const auto found = json.find(name);
        if (found != json.end() && !Read(*found, field)) wrong = name;
      },
      into);
  return wrong.empty();
}

}  // namespace

template <typename T>
std::string ToDocument(const T& value, bool (*skip)(std::string_view)) {
  // Text that is not UTF-8 never comes this far: the contract's strings are.
  return WriteFields(value, skip).dump(-1, ' ', false, Json::error_handler_t::replace);
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
  std::string_view wrong;
  if (!ReadFields(json, into, wrong)) return absl::DataLossError(base::Absl(wrong));
  return absl::OkStatus();
}

bool IsObject(std::string_view json) { return json.empty() || (json.front() == '{' && Json::accept(json)); }

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
PEP_DOCUMENT(Evidence)
PEP_DOCUMENT(Waiver)
PEP_DOCUMENT(FundingLine)
PEP_DOCUMENT(SpendingEntry)
PEP_DOCUMENT(TimeBoxExtension)
PEP_DOCUMENT(JournalEntry)
PEP_DOCUMENT(Committee)
PEP_DOCUMENT(Hearing)
PEP_DOCUMENT(GateChange)
PEP_DOCUMENT(PhaseWord)
#undef PEP_DOCUMENT

}  // namespace pepiniere::portfolio::store
