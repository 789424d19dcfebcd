#include "clients/pep/kit/fields.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/reflection.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kZone = "time_zone";

const FieldDescriptor* Named(const Message& message, std::string_view field) {
  return message.GetDescriptor()->FindFieldByName(std::string(field));
}

// A field and the message that has it.
struct Place {
  const Message& message;
  const FieldDescriptor& field;

  const google::protobuf::Reflection& Reflection() const { return *message.GetReflection(); }
  const Message& Inside() const { return Reflection().GetMessage(message, &field); }
  bool IsAbsent() const { return field.has_presence() && !Reflection().HasField(message, &field); }
  int Size() const { return Reflection().FieldSize(message, &field); }
};

Place PlaceOf(const Message& resource, std::string_view path) {
  const auto dot = path.find('.');
  const FieldDescriptor& field = *Named(resource, path.substr(0, dot));
  if (dot == std::string_view::npos) return {resource, field};
  return PlaceOf(resource.GetReflection()->GetMessage(resource, &field), path.substr(dot + 1));
}

std::vector<std::string> Texts(const Place& place) {
  std::vector<std::string> texts;
  for (int i = 0; i < place.Size(); ++i) {
    texts.push_back(place.Reflection().GetRepeatedString(place.message, &place.field, i));
  }
  return texts;
}

bool IsTexts(const FieldDescriptor& field) {
  return field.is_repeated() && field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

// Messages of two texts, a key and a value.
bool IsPairs(const FieldDescriptor& field) {
  const Descriptor* type = field.is_repeated() ? field.message_type() : nullptr;
  const auto is_text = [&](const char* name) {
    const FieldDescriptor* named = type->FindFieldByName(name);
    return named != nullptr && named->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  };
  return type != nullptr && type->field_count() == 2 && is_text("key") && is_text("value");
}

std::vector<std::string> Pairs(const Place& place) {
  std::vector<std::string> pairs;
  for (int i = 0; i < place.Size(); ++i) {
    const Message& pair = place.Reflection().GetRepeatedMessage(place.message, &place.field, i);
    pairs.push_back(base::Concat(TextIn(pair, "key"), "=", TextIn(pair, "value")));
  }
  return pairs;
}

base::CsvCell PlainMessage(const Message& value) {
  if (const auto* date = dynamic_cast<const google::type::Date*>(&value)) return Iso(*date);
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&value)) return Iso(*time);
  if (const auto* money = dynamic_cast<const google::type::Money*>(&value)) return Plain(*money);
  return Json(value);
}

// In the zone that what has it tells, if it tells one (a call does, and Paris is where it says nothing).
std::string SaidTime(absl::Time time, const Message& of, const Messages& say) {
  if (Named(of, kZone) == nullptr) return say.Deadline(time);
  const std::string name = TextIn(of, kZone);
  absl::TimeZone zone = Paris();
  if (!name.empty() && !absl::LoadTimeZone(name, &zone)) return say.Deadline(time);
  return say.Time(time, zone);
}

std::string SaidMessage(const Place& place, const Messages& say) {
  const Message& value = place.Inside();
  if (const auto* date = dynamic_cast<const google::type::Date*>(&value)) return Said(*date, say);
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&value)) {
    return SaidTime(FromProto(*time), place.message, say);
  }
  if (const auto* money = dynamic_cast<const google::type::Money*>(&value)) return Said(*money, say);
  return Json(value);
}

}  // namespace

std::string TextIn(const Message& message, std::string_view field) {
  const FieldDescriptor* named = Named(message, field);
  return named == nullptr ? "" : message.GetReflection()->GetString(message, named);
}

const Message& MessageIn(const Message& message, std::string_view field) {
  return message.GetReflection()->GetMessage(message, Named(message, field));
}

std::vector<std::string> TextsIn(const Message& message, std::string_view field) {
  std::vector<std::string> texts;
  const FieldDescriptor* named = Named(message, field);
  for (int i = 0; named != nullptr && i < message.GetReflection()->FieldSize(message, named); ++i) {
    texts.push_back(message.GetReflection()->GetRepeatedString(message, named, i));
  }
  return texts;
}

void AddText(Message& message, std::string_view field, std::string text) {
  const FieldDescriptor* named = Named(message, field);
  if (named != nullptr) message.GetReflection()->AddString(&message, named, std::move(text));
}

void SetText(Message& message, std::string_view field, std::string text) {
  const FieldDescriptor* named = Named(message, field);
  if (named != nullptr) message.GetReflection()->SetString(&message, named, std::move(text));
}

void SetFlag(Message& message, std::string_view field, bool value) {
  const FieldDescriptor* named = Named(message, field);
  if (named != nullptr) message.GetReflection()->SetBool(&message, named, value);
}

void SetNumber(Message& message, std::string_view field, int value) {
  const FieldDescriptor* named = Named(message, field);
  if (named != nullptr) message.GetReflection()->SetInt32(&message, named, value);
}

void SetMessage(Message& message, std::string_view field, const Message& value) {
  const FieldDescriptor* named = Named(message, field);
  if (named != nullptr) message.GetReflection()->MutableMessage(&message, named)->CopyFrom(value);
}

const FieldDescriptor* FieldOf(const Descriptor& message, const Descriptor& type) {
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->message_type() == &type) return message.field(i);
  }
  return nullptr;
}

bool ForEach(const Message& message, const FieldDescriptor& list, const std::function<bool(const Message&)>& take) {
  for (const Message& item : message.GetReflection()->GetRepeatedFieldRef<Message>(message, &list)) {
    if (!take(item)) return false;
  }
  return true;
}

std::string PlainNumber(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::string SaidNumber(double value, const Messages& say) {
  constexpr double kGrouped = 1e15;
  if (std::trunc(value) == value && std::abs(value) < kGrouped) return say.Number(static_cast<std::int64_t>(value));
  if (std::abs(value) < 1 || std::abs(value) >= kGrouped) return say.Figure(absl::StrFormat("%.3g", value));
  const std::string digits = absl::StrFormat("%.2f", value);
  return say.Figure(digits.ends_with("0") ? digits.substr(0, digits.size() - 1) : digits);
}

base::CsvCell PlainField(const Message& resource, std::string_view path, std::span<const EnumWords> enums) {
  const Place place = PlaceOf(resource, path);
  if (IsTexts(place.field)) return absl::StrJoin(Texts(place), ";");
  if (IsPairs(place.field)) return absl::StrJoin(Pairs(place), ";");
  if (place.field.is_repeated()) return base::CsvCell::Number(place.Size());
  if (place.IsAbsent()) return "";
  const auto& reflection = place.Reflection();
  switch (place.field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(place.message, &place.field);
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(place.message, &place.field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT32:
      return base::CsvCell::Number(reflection.GetInt32(place.message, &place.field));
    case FieldDescriptor::CPPTYPE_INT64:
      return base::CsvCell::Number(reflection.GetInt64(place.message, &place.field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return base::CsvCell::Number(PlainNumber(reflection.GetDouble(place.message, &place.field)));
    case FieldDescriptor::CPPTYPE_ENUM: {
      const EnumWords* words = FindWords(enums, place.field.enum_type());
      return words == nullptr ? "" : words->code(reflection.GetEnumValue(place.message, &place.field));
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return PlainMessage(place.Inside());
    default:
      return "";
  }
}

Cell SaidField(const Message& resource, std::string_view path, const Messages& say, std::span<const EnumWords> enums) {
  const Place place = PlaceOf(resource, path);
  if (IsTexts(place.field)) return {absl::StrJoin(Texts(place), ", ")};
  if (IsPairs(place.field)) return {absl::StrJoin(Pairs(place), ", ")};
  if (place.field.is_repeated()) return {say.Number(place.Size())};
  if (place.IsAbsent()) return {};
  const auto& reflection = place.Reflection();
  switch (place.field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return {reflection.GetString(place.message, &place.field)};
    case FieldDescriptor::CPPTYPE_BOOL:
      return {say(reflection.GetBool(place.message, &place.field) ? Text{"yes", "oui"} : Text{"no", "non"})};
    case FieldDescriptor::CPPTYPE_INT32: {
      const int number = reflection.GetInt32(place.message, &place.field);
      const bool unsaid = number == 0 && !place.field.has_presence();
      return {unsaid ? "" : say.Number(number)};
    }
    case FieldDescriptor::CPPTYPE_INT64:
      return {say.Number(reflection.GetInt64(place.message, &place.field))};
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return {SaidNumber(reflection.GetDouble(place.message, &place.field), say)};
    case FieldDescriptor::CPPTYPE_ENUM: {
      const EnumWords* words = FindWords(enums, place.field.enum_type());
      return words == nullptr ? Cell{} : words->cell(reflection.GetEnumValue(place.message, &place.field), say);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return {SaidMessage(place, say)};
    default:
      return {};
  }
}

const FieldDescriptor& FieldAt(const Descriptor& type, std::string_view path) {
  const auto dot = path.find('.');
  const FieldDescriptor& field = *type.FindFieldByName(std::string(path.substr(0, dot)));
  return dot == std::string_view::npos ? field : FieldAt(*field.message_type(), path.substr(dot + 1));
}

}  // namespace pepiniere::pep
