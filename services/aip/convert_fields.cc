#include "services/aip/convert_fields.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"
#include "services/aip/field_behavior.h"
#include "services/aip/names.h"
#include "services/aip/resource_type.h"
#include "services/aip/values.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::vector<std::string_view> SegmentsOf(std::string_view path) {
  std::vector<std::string_view> segments;
  while (true) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, slash));
    if (slash == path.size()) return segments;
    path.remove_prefix(slash + 1);
  }
}

const FieldDescriptor* Find(const Message& message, std::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

// For a reference to a resource of the same service, which is kept as its id ("eig/8" of one below another): the
// pattern of its names. Empty otherwise.
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

bool IsId(std::string_view segment) { return segment.starts_with('{'); }

// "eig/8" of "programmes/eig/cohorts/8"; what is not such a name as it is: whoever checks names refuses it.
std::string KeyIn(std::string_view pattern, const std::string& name) {
  const std::vector<std::string_view> of_pattern = SegmentsOf(pattern), segments = SegmentsOf(name);
  if (segments.size() != of_pattern.size()) return IdOf(name);
  std::string key;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (IsId(of_pattern[i])) key += base::Concat(key.empty() ? "" : "/", segments[i]);
  }
  return key;
}

// The other way round.
std::string NameOfKey(std::string_view pattern, const std::string& key) {
  const std::vector<std::string_view> ids = SegmentsOf(key);
  std::string name;
  std::size_t next = 0;
  for (const std::string_view segment : SegmentsOf(pattern)) {
    const std::string_view part = !IsId(segment) ? segment : next < ids.size() ? ids[next++] : std::string_view();
    name += base::Concat(name.empty() ? "" : "/", part);
  }
  return name;
}

// What all symbols of an enum begin with: "ROLE_".
std::string_view PrefixOf(const google::protobuf::EnumDescriptor& type) {
  const google::protobuf::EnumValueDescriptor* none = type.FindValueByNumber(0);
  const std::string_view name = none ? std::string_view(none->name()) : std::string_view();
  return name.substr(0, name.rfind('_') + 1);
}

std::string SymbolOf(const google::protobuf::EnumDescriptor& type, int number) {
  const google::protobuf::EnumValueDescriptor* value = number == 0 ? nullptr : type.FindValueByNumber(number);
  return value ? value->name().substr(PrefixOf(type).size()) : "";
}

// 0 for what is no symbol of it.
int NumberOf(const google::protobuf::EnumDescriptor& type, const std::string& symbol) {
  const auto* value = type.FindValueByName(base::Concat(PrefixOf(type), symbol));
  return value ? value->number() : 0;
}

}  // namespace

bool internal::IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 || field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM;
}

MessageField::MessageField(const Message& message, std::string_view name, std::string_view prefix,
                           Violations* violations)
    : message_(message), field_(Find(message, name)), path_(base::Concat(prefix, name)), violations_(violations) {}

std::string MessageField::Kept(std::string text) const {
  const std::string_view pattern = KeptAsId(*field_);
  return pattern.empty() ? std::move(text) : KeyIn(pattern, text);
}

void MessageField::Read(std::string& text) const {
  const auto* reflection = message_.GetReflection();
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    text = FromStruct(static_cast<const google::protobuf::Struct&>(reflection->GetMessage(message_, field_)));
  } else if (field_->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    text = SymbolOf(*field_->enum_type(), EnumNumber());
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
  day = base::Date();
  if (!IsSet()) return;
  const auto& told = static_cast<const google::type::Date&>(message_.GetReflection()->GetMessage(message_, field_));
  day = ReadDate(told, path_, *violations_).value_or(day);
}

void MessageField::Read(absl::Time& time) const {
  if (!IsSet()) return;
  const auto& told = message_.GetReflection()->GetMessage(message_, field_);
  time = ReadTime(static_cast<const google::protobuf::Timestamp&>(told), path_, *violations_).value_or(time);
}

void MessageField::Read(std::int64_t& cents) const {
  const auto& told = message_.GetReflection()->GetMessage(message_, field_);
  cents = ReadMoney(static_cast<const google::type::Money&>(told), path_, *violations_).value_or(0);
}

void MessageField::Read(double& number) const { number = message_.GetReflection()->GetDouble(message_, field_); }
void MessageField::Read(bool& flag) const { flag = message_.GetReflection()->GetBool(message_, field_); }
void MessageField::Read(int& number) const {
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    number = message_.GetReflection()->GetInt32(message_, field_);
  } else if (IsEnumValue()) {
    number = EnumNumber();
  }
}
int MessageField::EnumNumber() const { return message_.GetReflection()->GetEnumValue(message_, field_); }

bool MessageField::IsEnumValue() const {
  const bool known = field_->enum_type()->FindValueByNumber(EnumNumber()) != nullptr;
  if (!known) violations_->Add(path_, "is not a value of the contract");
  return known;
}

bool MessageField::IsSet() const {
  const auto* reflection = message_.GetReflection();
  if (!reflection->HasField(message_, field_)) return false;
  if (field_->message_type() != google::type::Date::descriptor()) return true;
  const bool empty = IsEmpty(static_cast<const google::type::Date&>(reflection->GetMessage(message_, field_)));
  if (empty && Behaves(field_, google::api::REQUIRED)) violations_->Add(path_, "is required");
  return !empty;
}

int MessageField::size() const { return message_.GetReflection()->FieldSize(message_, field_); }

const Message& MessageField::ItemAt(int item) const {
  return message_.GetReflection()->GetRepeatedMessage(message_, field_, item);
}

MutableMessageField::MutableMessageField(Message& message, std::string_view name)
    : message_(message), field_(Find(message, name)) {}

std::string MutableMessageField::Told(const std::string& text) const {
  const std::string_view pattern = KeptAsId(*field_);
  return pattern.empty() || text.empty() ? text : NameOfKey(pattern, text);
}

void MutableMessageField::Write(const std::string& text) const {
  if (text.empty()) return;
  const auto* reflection = message_.GetReflection();
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    static_cast<google::protobuf::Struct&>(*reflection->MutableMessage(&message_, field_)) = ToStruct(text);
  } else if (field_->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    WriteEnum(NumberOf(*field_->enum_type(), text));
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

void MutableMessageField::Write(absl::Time time) const {
  if (time == absl::InfiniteFuture() || time == absl::InfinitePast()) return;
  static_cast<google::protobuf::Timestamp&>(*message_.GetReflection()->MutableMessage(&message_, field_)) =
      ToProto(time);
}

void MutableMessageField::Write(std::int64_t cents) const {
  static_cast<google::type::Money&>(*message_.GetReflection()->MutableMessage(&message_, field_)) = ToMoney(cents);
}

void MutableMessageField::Write(double number) const { message_.GetReflection()->SetDouble(&message_, field_, number); }
void MutableMessageField::Write(bool flag) const { message_.GetReflection()->SetBool(&message_, field_, flag); }
void MutableMessageField::Write(int number) const {
  if (field_->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) return WriteEnum(number);
  message_.GetReflection()->SetInt32(&message_, field_, number);
}
void MutableMessageField::WriteEnum(int number) const {
  message_.GetReflection()->SetEnumValue(&message_, field_, number);
}

Message& MutableMessageField::AddItem() const { return *message_.GetReflection()->AddMessage(&message_, field_); }

}  // namespace pepiniere::aip
