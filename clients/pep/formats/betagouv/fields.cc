#include "clients/pep/formats/betagouv/fields.h"

#include "google/protobuf/descriptor.h"
#include "google/protobuf/reflection.h"

namespace pepiniere::betagouv {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;

const FieldDescriptor* FieldOf(const Message& message, std::string_view name) {
  return message.GetDescriptor()->FindFieldByName(std::string(name));
}

// A field and the message that has it.
template <typename M>
struct Place {
  M* message;
  const FieldDescriptor* field;
  const google::protobuf::Reflection* operator->() const { return message->GetReflection(); }
};

Place<const Message> Find(const Message& root, std::string_view path) {
  const Message* message = &root;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1)) {
    message = &message->GetReflection()->GetMessage(*message, FieldOf(*message, path.substr(0, dot)));
  }
  return {message, FieldOf(*message, path)};
}

Place<Message> Make(Message& root, std::string_view path) {
  Message* message = &root;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos; path.remove_prefix(dot + 1)) {
    message = message->GetReflection()->MutableMessage(message, FieldOf(*message, path.substr(0, dot)));
  }
  return {message, FieldOf(*message, path)};
}

constexpr std::string_view kSourceFields = "source_fields";

}  // namespace

std::string GetText(const Message& message, std::string_view path) {
  const auto place = Find(message, path);
  return place->GetString(*place.message, place.field);
}

void SetText(Message& message, std::string_view path, std::string text) {
  const auto place = Make(message, path);
  place->SetString(place.message, place.field, std::move(text));
}

std::vector<std::string> GetTexts(const Message& message, std::string_view path) {
  const auto place = Find(message, path);
  const auto texts = place->GetRepeatedFieldRef<std::string>(*place.message, place.field);
  return {texts.begin(), texts.end()};
}

void SetTexts(Message& message, std::string_view path, std::vector<std::string> texts) {
  const auto place = Make(message, path);
  place->ClearField(place.message, place.field);
  for (std::string& text : texts) place->AddString(place.message, place.field, std::move(text));
}

bool Has(const Message& message, std::string_view path) {
  const auto place = Find(message, path);
  return place->HasField(*place.message, place.field);
}

bool GetBoolean(const Message& message, std::string_view path) {
  const auto place = Find(message, path);
  return place->GetBool(*place.message, place.field);
}

void SetBoolean(Message& message, std::string_view path, bool value) {
  const auto place = Make(message, path);
  place->SetBool(place.message, place.field, value);
}

int GetEnum(const Message& message, std::string_view path) {
  const auto place = Find(message, path);
  return place->GetEnumValue(*place.message, place.field);
}

void SetEnum(Message& message, std::string_view path, int value) {
  const auto place = Make(message, path);
  place->SetEnumValue(place.message, place.field, value);
}

Struct& MutableSourceFields(Message& resource) {
  const auto place = Make(resource, kSourceFields);
  return static_cast<Struct&>(*place->MutableMessage(place.message, place.field));
}

const Struct& SourceFields(const Message& resource) {
  const auto place = Find(resource, kSourceFields);
  return static_cast<const Struct&>(place->GetMessage(*place.message, place.field));
}

}  // namespace pepiniere::betagouv
