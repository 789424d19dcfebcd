#include "clients/pep/set_field.h"

#include <optional>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/arguments.h"
#include "clients/pep/governance_vocabulary.h"
#include "clients/pep/proto_values.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr Text kBadDate = {"'$0' is not a date", "« $0 » n'est pas une date"};
constexpr Text kBadTimeBox = {"'$0' is not START..END, two dates in order",
                              "« $0 » n'est pas DÉBUT..FIN, deux dates dans l'ordre"};
constexpr Text kBadMoney = {"'$0' is not an amount in euros", "« $0 » n'est pas un montant en euros"};
constexpr Text kBadBool = {"'$0' is neither yes nor no", "« $0 » n'est ni oui ni non"};
constexpr Text kBadNumber = {"'$0' is not a number", "« $0 » n'est pas un nombre"};
constexpr Text kBadWord = {"'$0' is not one of the values", "« $0 » n'est pas l'une des valeurs"};

// References may be typed without their collection.
std::string Collected(const std::string& path, const std::string& typed) {
  if (path == "primary_incubator" || path == "other_incubators") return ResourceName("incubators", typed);
  if (path == "sponsors") return ResourceName("organisations", typed);
  return typed;
}

std::string SetTimeBox(portfolio::v1::TimeBox& box, const std::string& typed, const Messages& say) {
  const base::Date today = base::Date::InParis(absl::Now());
  const std::vector<std::string> ends = absl::StrSplit(typed, "..");
  const auto start = ends.size() == 2 ? ParseDate(ends[0], today) : std::nullopt;
  const auto end = ends.size() == 2 ? ParseDate(ends[1], today) : std::nullopt;
  if (!start || !end || *end < *start) return say(kBadTimeBox, typed);
  ToProto(*start, box.mutable_start_date());
  ToProto(*end, box.mutable_end_date());
  return "";
}

std::string SetMessage(Message* value, const std::string& typed, const Messages& say) {
  if (auto* date = dynamic_cast<google::type::Date*>(value)) {
    const auto day = ParseDate(typed, base::Date::InParis(absl::Now()));
    if (day) ToProto(*day, date);
    return day ? "" : say(kBadDate, typed);
  }
  if (auto* money = dynamic_cast<google::type::Money*>(value)) {
    const auto euros = ParseEuros(typed);
    if (euros) *money = *euros;
    return euros ? "" : say(kBadMoney, typed);
  }
  if (auto* box = dynamic_cast<portfolio::v1::TimeBox*>(value)) return SetTimeBox(*box, typed, say);
  return say(kBadWord, typed);
}

// The value of an enumeration that is typed, by the words of its table.
struct EnumWords {
  const google::protobuf::EnumDescriptor* type;
  std::optional<int> (*parse)(const std::string&);
  std::string (*all)();
};

template <typename Enum>
std::optional<int> ParseIn(const std::string& typed) {
  const auto value = ParseWord(Words<Enum>(), typed);
  return value ? std::optional<int>(*value) : std::nullopt;
}

template <typename Enum>
EnumWords WordsOf(const google::protobuf::EnumDescriptor* type) {
  return {type, ParseIn<Enum>, TypedWords<Enum>};
}

std::string SetEnum(Message* message, const FieldDescriptor& field, const std::string& typed, const Messages& say) {
  using portfolio::v1::SpendingEntry;
  static const EnumWords kEnums[] = {
      WordsOf<portfolio::v1::ProjectKind>(portfolio::v1::ProjectKind_descriptor()),
      WordsOf<portfolio::v1::AccessibilityStatus>(portfolio::v1::AccessibilityStatus_descriptor()),
      WordsOf<portfolio::v1::Phase>(portfolio::v1::Phase_descriptor()),
      WordsOf<SpendingEntry::Category>(SpendingEntry::Category_descriptor()),
      WordsOf<SpendingEntry::SupplierType>(SpendingEntry::SupplierType_descriptor()),
  };
  for (const EnumWords& words : kEnums) {
    if (words.type != field.enum_type()) continue;
    const std::optional<int> value = words.parse(typed);
    if (value) message->GetReflection()->SetEnumValue(message, &field, *value);
    return value ? "" : say(kNotOneOf, typed, words.all());
  }
  return say(kBadWord, typed);
}

std::string SetScalar(Message* message, const FieldDescriptor& field, const std::string& typed, const Messages& say) {
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
      reflection->SetInt32(message, &field, value);
      return "";
    }
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(message, field, typed, say);
    default:
      return SetMessage(reflection->MutableMessage(message, &field), typed, say);
  }
}

}  // namespace

std::string SetField(Message& root, const std::string& path, const std::string& typed, const Messages& say) {
  if (typed.empty()) return "";
  Message* message = &root;
  const std::vector<std::string> steps = absl::StrSplit(path, '.');
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const auto* step = message->GetDescriptor()->FindFieldByName(steps[i]);
    message = message->GetReflection()->MutableMessage(message, step);
  }
  return SetScalar(message, *message->GetDescriptor()->FindFieldByName(steps.back()), Collected(path, typed), say);
}

}  // namespace pepiniere::pep
