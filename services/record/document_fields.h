// How values become documents and back (document.h): for the .cc file of a store, which says PEPINIERE_DOCUMENT(T) for
// each of its types. An enum of the domain is written as its symbol, by the functions that its header declares beside
// it:
//
//   std::string_view Symbol(Enum);
//   bool ReadSymbol(std::string_view, Enum&);   false: none has that symbol
//
// or in any other way, by a WriteField and a ReadField of its own namespace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/base/text.h"
#include "services/json/json.h"
#include "services/json/reader.h"
#include "services/record/document.h"

namespace pepiniere::record {

using Json = json::OrderedJson;

// How a field is written. None: it says nothing.
inline std::optional<Json> WriteField(const std::string& s) { return s.empty() ? std::optional<Json>() : Json(s); }
inline std::optional<Json> WriteField(const std::vector<std::string>& list) {
  return list.empty() ? std::optional<Json>() : Json(list);
}
inline std::optional<Json> WriteField(base::Date date) { return Json(date.ToString()); }
// RFC 3339, in UTC; what has no end, or no beginning, says nothing.
inline std::optional<Json> WriteField(absl::Time time) {
  const bool said = time != absl::InfiniteFuture() && time != absl::InfinitePast();
  return said ? Json(absl::FormatTime(time, absl::UTCTimeZone())) : std::optional<Json>();
}
inline std::optional<Json> WriteField(bool flag) { return flag ? Json(true) : std::optional<Json>(); }
inline std::optional<Json> WriteField(int number) { return Json(number); }
inline std::optional<Json> WriteField(std::int64_t number) { return Json(number); }
inline std::optional<Json> WriteField(double number) { return Json(number); }
template <typename Enum>
requires std::is_enum_v<Enum> && requires(Enum value) { Symbol(value); }
std::optional<Json> WriteField(Enum value) { return Json(std::string(Symbol(value))); }

// What is there is written, whatever it is.
inline Json WriteScalar(base::Date date) { return date.ToString(); }
inline Json WriteScalar(absl::Time time) { return absl::FormatTime(time, absl::UTCTimeZone()); }
template <typename Enum>
requires std::is_enum_v<Enum> Json WriteScalar(Enum value) { return std::string(Symbol(value)); }
template <typename T>
requires(!std::is_enum_v<T>) Json WriteScalar(T value) { return value; }
template <typename T>
std::optional<Json> WriteField(const std::optional<T>& value) {
  return value ? std::optional<Json>(WriteScalar(*value)) : std::nullopt;
}

// An object of the fields of a T that say something, but for those that `skip` names.
template <typename T>
Json WriteFields(const T& value, bool (*skip)(std::string_view));
inline bool SkipNone(std::string_view) { return false; }

template <base::HasFields T>
std::optional<Json> WriteField(const std::vector<T>& list) {
  if (list.empty()) return std::nullopt;
  Json array = Json::array();
  for (const T& item : list) array.push_back(WriteFields(item, SkipNone));
  return array;
}

template <typename T>
Json WriteFields(const T& value, bool (*skip)(std::string_view)) {
  Json document = Json::object();
  T::Fields(
      [&](const char* name, const auto& field) {
        if (skip(name)) return;
        if (std::optional<Json> written = WriteField(field)) document[name] = *std::move(written);
      },
      value);
  return document;
}

// Whether a field is a text, or several; symbols are none.
template <typename Field>
inline constexpr bool kIsText = std::is_same_v<Field, std::string> || std::is_same_v<Field, std::vector<std::string>> ||
                                std::is_same_v<Field, std::optional<std::string>>;

// Adds the paths of those fields of a T that are texts, and of the items of its lists: "answers.value".
template <base::HasFields T>
void AddTextPaths(std::string_view prefix, std::vector<std::string>& paths) {
  const T blank{};
  T::Fields(
      [&]<typename Field>(const char* name, const Field&) {
        if constexpr (kIsText<Field>) {
          paths.push_back(base::Concat(prefix, name));
        } else if constexpr (requires { requires base::HasFields<typename Field::value_type>; }) {
          AddTextPaths<typename Field::value_type>(base::Concat(prefix, name, "."), paths);
        }
      },
      blank);
}

// How it is read again. False: that is not how it is written.
inline bool ReadField(json::Value json, std::string& s) {
  const auto text = json.Text();
  if (text) s.assign(*text);
  return text.has_value();
}
inline bool ReadField(json::Value json, std::vector<std::string>& list) {
  list.clear();
  return json.EachItem([&](json::Value item) { return ReadField(item, list.emplace_back()); });
}
inline bool ReadField(json::Value json, base::Date& date) {
  const auto text = json.Text();
  const auto read = text ? base::Date::Parse(*text) : std::nullopt;
  if (read) date = *read;
  return read.has_value();
}
inline bool ReadField(json::Value json, absl::Time& time) {
  const auto read = json.Text();
  return read && absl::ParseTime(absl::RFC3339_full, base::Absl(*read), &time, nullptr);
}
inline bool ReadField(json::Value json, bool& flag) {
  const auto read = json.Flag();
  if (read) flag = *read;
  return read.has_value();
}
inline bool ReadField(json::Value json, double& number) {
  const auto read = json.Number();
  if (read) number = *read;
  return read.has_value();
}
template <typename Number>
requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>) bool ReadField(json::Value json, Number& number) {
  const auto read = json.Integer();
  const bool fits = read && std::in_range<Number>(*read);
  if (fits) number = static_cast<Number>(*read);
  return fits;
}
template <typename Enum>
requires std::is_enum_v<Enum> && requires(Enum& value) { ReadSymbol(std::string_view(), value); }
bool ReadField(json::Value json, Enum& value) {
  const auto text = json.Text();
  return text && ReadSymbol(*text, value);
}
template <typename T>
bool ReadField(json::Value json, std::optional<T>& value) {
  T read{};
  const bool fits = ReadField(json, read);
  value = fits ? std::optional<T>(std::move(read)) : std::nullopt;
  return fits;
}

// The fields of an object that are wanted. False: one of them is not how it is written; its name is in `wrong`.
template <typename T>
bool ReadFields(json::Value json, const FieldSet<T>& wanted, T& into, std::string_view& wrong);

template <base::HasFields T>
bool ReadField(json::Value json, std::vector<T>& list) {
  static const FieldSet<T> kAll;
  list.clear();
  std::string_view wrong;
  return json.EachItem(
      [&](json::Value item) { return item.IsObject() && ReadFields(item, kAll, list.emplace_back(), wrong); });
}

template <typename T>
bool ReadFields(json::Value json, const FieldSet<T>& wanted, T& into, std::string_view& wrong) {
  // An object is written in the order of its fields, so one walk over these meets all that it holds; another one goes
  // on where something else stands in between.
  for (json::ObjectMembers members = json.Members(); !members.done();) {
    std::size_t place = 0;
    bool known = false;
    T::Fields(
        [&](const char* name, auto& field) {
          const std::size_t at = place++;
          if (members.done() || members.key() != name) return;
          known = true;
          if (wanted.has(at) && !ReadField(members.value(), field)) wrong = name;
          members.Next();
        },
        into);
    if (!known) members.Next();
  }
  return wrong.empty();
}

template <typename T>
std::string ToDocument(const T& value, bool (*skip)(std::string_view)) {
  return json::Dump(WriteFields(value, skip));
}

template <typename T>
std::string ToDocument(const T& value) {
  return json::Dump(WriteFields(value, SkipNone));
}

template <typename T>
absl::Status FromDocument(std::string_view document, const FieldSet<T>& wanted, T& into) {
  const json::Reader text(document);
  if (!text.root() || !text.root()->IsObject()) return absl::DataLossError("a stored document is not a JSON object");
  std::string_view wrong;
  if (!ReadFields(*text.root(), wanted, into, wrong)) return absl::DataLossError(base::Absl(wrong));
  return absl::OkStatus();
}

template <typename T>
absl::Status FromDocument(std::string_view document, T& into) {
  static const FieldSet<T> kAll;
  return FromDocument(document, kAll, into);
}

}  // namespace pepiniere::record

#define PEPINIERE_DOCUMENT(T)                                               \
  template std::string ToDocument<T>(const T&);                             \
  template std::string ToDocument<T>(const T&, bool (*)(std::string_view)); \
  template absl::Status FromDocument<T>(std::string_view, T&);              \
  template absl::Status FromDocument<T>(std::string_view, const FieldSet<T>&, T&)
