#include "services/aip/convert_fields.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "google/protobuf/struct.pb.h"
#include "google/type/date.pb.h"
#include "services/aip/names.h"
#include "services/aip/resource_type.h"
#include "services/aip/values.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* Find(const Message& message, std::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

// For a reference to a resource of the same service, which is kept as its id: the pattern of its names. Empty
// otherwise.
std::string_view FindKeptAsId(const FieldDescriptor& field) {
  const std::string& type = field.options().GetExtension(google::api::resource_reference).type();
  if (type.empty() || !IsOwnType(type, field.file())) return "";
  const auto* declared = FindResourceType(type, field.file());
  return declared && declared->pattern_size() > 0 ? std::string_view(declared->pattern(0)) : std::string_view();
}

// The same, cached for each field and thread: a page asks for it at every row.
std::string_view KeptAsId(const FieldDescriptor& field) {
  thread_local absl::flat_hash_map<const FieldDescriptor*, std::string_view> known;
  const auto [found, is_new] = known.try_emplace(&field);
  if (is_new) found->second = FindKeptAsId(field);
  return found->second;
}

}  // namespace

MessageField::MessageField(const Message& message, std::string_view name, std::string_view prefix,
                           Violations* violations)
    : message_(message), field_(Find(message, name)), path_(base::Concat(prefix, name)), violations_(violations) {}

std::string MessageField::Kept(std::string text) const {
  return KeptAsId(*field_).empty() ? std::move(text) : IdOf(text);
}

void MessageField::Read(std::string& text) const {
  const auto* reflection = message_.GetReflection();
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    text = FromStruct(static_cast<const google::protobuf::Struct&>(reflection->GetMessage(message_, field_)));
  } else {
    text = Kept(reflection->GetString(message_, field_));
  }
}

void MessageField::Read(std::vector<std::string>& texts) const {
  texts.clear();
  for (int i = 0; i < size(); ++i)
    texts.push_back(Kept(message_.GetReflection()->GetRepeatedString(message_, field_, i)));
}

void MessageField::Read(base::Date& day) const {
  const auto& told = static_cast<const google::type::Date&>(message_.GetReflection()->GetMessage(message_, field_));
  day = ReadDate(told, path_, *violations_).value_or(base::Date());
}

void MessageField::Read(bool& flag) const { flag = message_.GetReflection()->GetBool(message_, field_); }
void MessageField::Read(int& number) const { number = message_.GetReflection()->GetInt32(message_, field_); }
int MessageField::EnumNumber() const { return message_.GetReflection()->GetEnumValue(message_, field_); }

bool MessageField::IsSet() const {
  const auto* reflection = message_.GetReflection();
  if (!reflection->HasField(message_, field_)) return false;
  if (field_->message_type() != google::type::Date::descriptor()) return true;
  const auto& day = static_cast<const google::type::Date&>(reflection->GetMessage(message_, field_));
  return day.year() != 0 || day.month() != 0 || day.day() != 0;
}

int MessageField::size() const { return message_.GetReflection()->FieldSize(message_, field_); }

const Message& MessageField::ItemAt(int item) const {
  return message_.GetReflection()->GetRepeatedMessage(message_, field_, item);
}

MutableMessageField::MutableMessageField(Message& message, std::string_view name)
    : message_(message), field_(Find(message, name)) {}

std::string MutableMessageField::Told(const std::string& text) const {
  const std::string_view pattern = KeptAsId(*field_);
  if (pattern.empty() || text.empty()) return text;
  return base::Concat(pattern.substr(0, pattern.find('/') + 1), text);
}

void MutableMessageField::Write(const std::string& text) const {
  if (text.empty()) return;
  const auto* reflection = message_.GetReflection();
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    static_cast<google::protobuf::Struct&>(*reflection->MutableMessage(&message_, field_)) = ToStruct(text);
  } else {
    reflection->SetString(&message_, field_, Told(text));
  }
}

void MutableMessageField::Write(const std::vector<std::string>& texts) const {
  for (const std::string& text : texts) message_.GetReflection()->AddString(&message_, field_, Told(text));
}

void MutableMessageField::Write(base::Date day) const {
  static_cast<google::type::Date&>(*message_.GetReflection()->MutableMessage(&message_, field_)) = ToProto(day);
}

void MutableMessageField::Write(bool flag) const { message_.GetReflection()->SetBool(&message_, field_, flag); }
void MutableMessageField::Write(int number) const { message_.GetReflection()->SetInt32(&message_, field_, number); }
void MutableMessageField::WriteEnum(int number) const {
  message_.GetReflection()->SetEnumValue(&message_, field_, number);
}

Message& MutableMessageField::AddItem() const { return *message_.GetReflection()->AddMessage(&message_, field_); }

}  // namespace pepiniere::aip
