#include "services/aip/fields.h"

#include <utility>

#include "services/aip/values.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A field of that name and kind, if the message has one.
const FieldDescriptor* Find(const Message& message, std::string_view name, FieldDescriptor::CppType type,
                            bool repeated = false) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(std::string(name));
  const bool fits = field && field->cpp_type() == type && field->is_repeated() == repeated;
  return fits ? field : nullptr;
}

}  // namespace

std::string TextIn(const Message& message, std::string_view name) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_STRING);
  return field ? message.GetReflection()->GetString(message, field) : "";
}

bool FlagIn(const Message& message, std::string_view name) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_BOOL);
  return field && message.GetReflection()->GetBool(message, field);
}

std::int32_t NumberIn(const Message& message, std::string_view name) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_INT32);
  return field ? message.GetReflection()->GetInt32(message, field) : 0;
}

const Message* MessageIn(const Message& message, std::string_view name) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_MESSAGE);
  return field ? &message.GetReflection()->GetMessage(message, field) : nullptr;
}

bool HasMessage(const Message& message, std::string_view name) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_MESSAGE);
  return field && message.GetReflection()->HasField(message, field);
}

void SetText(Message& message, std::string_view name, std::string text) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_STRING);
  if (field) message.GetReflection()->SetString(&message, field, std::move(text));
}

void SetTime(Message& message, std::string_view name, absl::Time time) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_MESSAGE);
  if (!field) return;
  static_cast<google::protobuf::Timestamp&>(*message.GetReflection()->MutableMessage(&message, field)) = ToProto(time);
}

void SetDuration(Message& message, std::string_view name, absl::Duration duration) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_MESSAGE);
  if (!field) return;
  static_cast<google::protobuf::Duration&>(*message.GetReflection()->MutableMessage(&message, field)) =
      ToProto(duration);
}

void SetEnum(Message& message, std::string_view name, int number) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_ENUM);
  if (field) message.GetReflection()->SetEnumValue(&message, field, number);
}

void AddText(Message& message, std::string_view name, std::string text) {
  const FieldDescriptor* field = Find(message, name, FieldDescriptor::CPPTYPE_STRING, /*repeated=*/true);
  if (field) message.GetReflection()->AddString(&message, field, std::move(text));
}

Message& AddMessage(Message& message, std::string_view name) {
  return *message.GetReflection()->AddMessage(&message, message.GetDescriptor()->FindFieldByName(std::string(name)));
}

Message& MutableMessage(Message& message, std::string_view name) {
  return *message.GetReflection()->MutableMessage(&message,
                                                  message.GetDescriptor()->FindFieldByName(std::string(name)));
}

}  // namespace pepiniere::aip
