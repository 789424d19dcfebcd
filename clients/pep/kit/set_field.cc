#include "clients/pep/kit/set_field.h"

#include <optional>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/proto_values.h"
#include "google/protobuf/descriptor.pb.h"
#include "pepiniere/rpc/v1/bounds.pb.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr Text kBadDate = {"'$0' is not a date", "« $0 » n'est pas une date"};
constexpr Text kBadTime = {"'$0' is not an instant; write 2026-08-20 or 2026-08-20T09:00:00Z",
                           "« $0 » n'est pas un instant ; écrivez 2026-08-20 ou 2026-08-20T09:00:00Z"};
constexpr Text kBadPeriod = {"'$0' is not START..END, two dates in order",
                             "« $0 » n'est pas DÉBUT..FIN, deux dates dans l'ordre"};
constexpr Text kBadMoney = {"'$0' is not an amount in euros", "« $0 » n'est pas un montant en euros"};
constexpr Text kBadBool = {"'$0' is neither yes nor no", "« $0 » n'est ni oui ni non"};
constexpr Text kBadNumber = {"'$0' is not a number", "« $0 » n'est pas un nombre"};
constexpr Text kNothing = {"'$0' is too few: an empty value says none",
                           "« $0 » est trop peu : une valeur vide n'en dit aucun"};
constexpr Text kBadWord = {"'$0' is not one of the values", "« $0 » n'est pas l'une des valeurs"};

// References may be typed without their collection.
std::string Collected(const FieldDescriptor& field, const std::string& typed) {
  const auto referred = NamePattern::ReferredBy(field);
  return referred ? referred->Full(typed).value_or(typed) : typed;
}

// Two days and nothing else, from the first to the last.
bool IsPeriod(const google::protobuf::Descriptor& type) {
  const auto* day = google::type::Date::descriptor();
  const auto* start = type.FindFieldByName("start_date");
  const auto* end = type.FindFieldByName("end_date");
  return type.field_count() == 2 && start != nullptr && end != nullptr && start->message_type() == day &&
         end->message_type() == day;
}

std::string SetPeriod(Message& period, const std::string& typed, const Messages& say) {
  const base::Date today = base::Date::InParis(absl::Now());
  const std::vector<std::string> ends = absl::StrSplit(typed, "..");
  const auto start = ends.size() == 2 ? ParseDate(ends[0], today) : std::nullopt;
  const auto end = ends.size() == 2 ? ParseDate(ends[1], today) : std::nullopt;
  if (!start || !end || *end < *start) return say(kBadPeriod, typed);
  google::type::Date first, last;
  ToProto(*start, &first);
  ToProto(*end, &last);
  SetMessage(period, "start_date", first);
  SetMessage(period, "end_date", last);
  return "";
}

std::string SetInside(Message* value, const std::string& typed, const Messages& say) {
  if (auto* date = dynamic_cast<google::type::Date*>(value)) {
    const auto day = ParseDate(typed, base::Date::InParis(absl::Now()));
    if (day) ToProto(*day, date);
    return day ? "" : say(kBadDate, typed);
  }
  if (auto* time = dynamic_cast<google::protobuf::Timestamp*>(value)) {
    const auto instant = ParseStart(typed, base::Date::InParis(absl::Now()));
    if (instant) ToProto(*instant, time);
    return instant ? "" : say(kBadTime, typed);
  }
  if (auto* money = dynamic_cast<google::type::Money*>(value)) {
    const auto euros = ParseEuros(typed);
    if (euros) *money = *euros;
    return euros ? "" : say(kBadMoney, typed);
  }
  if (IsPeriod(*value->GetDescriptor())) return SetPeriod(*value, typed, say);
  return say(kBadWord, typed);
}

std::string SetEnum(Message* message, const FieldDescriptor& field, const std::string& typed, const Messages& say,
                    std::span<const EnumWords> enums) {
  const EnumWords* words = FindWords(enums, field.enum_type());
  if (words == nullptr) return say(kBadWord, typed);
  const std::optional<int> value = words->parse(typed);
  if (value) message->GetReflection()->SetEnumValue(message, &field, *value);
  return value ? "" : say(kNotOneOf, typed, words->typed());
}

std::string SetValue(Message* message, const FieldDescriptor& field, const std::string& typed, const Messages& say,
                     std::span<const EnumWords> enums) {
  const auto* reflection = message->GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      field.is_repeated() ? reflection->AddString(message, &field, typed)
                          : reflection->SetString(message, &field, typed);
      return "";
    case FieldDescriptor::CPPTYPE_BOOL: {
      const auto value = ParseYesNo(typed);
      if (value) reflection->SetBool(message, &field, *value);
      return value ? "" : say(kBadBool, typed);
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      double value = 0;
      if (!absl::SimpleAtod(typed, &value)) return say(kBadNumber, typed);
      reflection->SetDouble(message, &field, value);
      return "";
    }
    case FieldDescriptor::CPPTYPE_INT32: {
      int value = 0;
      if (!absl::SimpleAtoi(typed, &value)) return say(kBadNumber, typed);
      // What is no more than absent on the way would be none at all: the contract says so of what it bounds.
      if (value == 0 && !field.has_presence() && field.options().GetExtension(rpc::v1::bounds).minimum() > 0) {
        return say(kNothing, typed);
      }
      reflection->SetInt32(message, &field, value);
      return "";
    }
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(message, field, typed, say, enums);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return SetInside(
          field.is_repeated() ? reflection->AddMessage(message, &field) : reflection->MutableMessage(message, &field),
          typed, say);
    default:
      return say(kBadWord, typed);
  }
}

}  // namespace

std::string SetField(Message& root, const std::string& path, const std::string& typed, const Messages& say,
                     std::span<const EnumWords> enums) {
  if (typed.empty()) return "";
  Message* message = &root;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const auto* step = message->GetDescriptor()->FindFieldByName(steps[i]);
    message = message->GetReflection()->MutableMessage(message, step);
  }
  const FieldDescriptor& field = *message->GetDescriptor()->FindFieldByName(steps.back());
  return SetValue(message, field, Collected(field, typed), say, enums);
}

}  // namespace pepiniere::pep
