#include "clients/pep/formats/betagouv/extension.h"

#include <memory>
#include <vector>

#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/content/yaml.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

using content::FromJsonValue;
using content::ToJsonValue;
using content::Yaml;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;
using portfolio::v1::ImportItem;

// The messages whose fields an extension may name: the resource, and what comes with a project.
std::vector<const Message*> Parts(const ImportItem& item) {
  std::vector<const Message*> parts{&Resource(item)};
  if (item.has_project()) parts.push_back(&item.project());
  return parts;
}

// The project is a part by itself, and its funding lines follow from what `fast` and `events` say.
bool IsPart(const FieldDescriptor& field) {
  return field.full_name() != "pepiniere.portfolio.v1.ImportedProject.project" &&
         field.full_name() != "pepiniere.portfolio.v1.ImportedProject.funding_lines";
}

std::unique_ptr<Message> New(const Message& like) { return std::unique_ptr<Message>(like.New()); }

// A message with this one field of `from`.
std::unique_ptr<Message> Alone(const Message& from, const FieldDescriptor& field) {
  auto copy = New(from);
  copy->CopyFrom(from);
  std::vector<const FieldDescriptor*> set;
  copy->GetReflection()->ListFields(*copy, &set);
  for (const FieldDescriptor* other : set) {
    if (other != &field) copy->GetReflection()->ClearField(copy.get(), other);
  }
  return copy;
}

// The value of `field` in JSON; null when it is not set.
Value ToJson(const Message& message, const FieldDescriptor& field) {
  std::string json;
  Struct fields;
  Value null;
  null.set_null_value(google::protobuf::NULL_VALUE);
  if (!google::protobuf::util::MessageToJsonString(message, &json).ok() ||
      !google::protobuf::util::JsonStringToMessage(json, &fields).ok()) {
    return null;
  }
  const auto found = fields.fields().find(field.json_name());
  return found == fields.fields().end() ? null : found->second;
}

bool Set(Message& message, const FieldDescriptor& field, const Yaml& yaml) {
  Struct fields;
  (*fields.mutable_fields())[field.json_name()] = ToJsonValue(yaml);
  std::string json;
  auto parsed = New(message);
  if (!google::protobuf::util::MessageToJsonString(fields, &json).ok() ||
      !google::protobuf::util::JsonStringToMessage(json, parsed.get()).ok()) {
    return false;
  }
  message.GetReflection()->ClearField(&message, &field);
  message.MergeFrom(*parsed);
  return true;
}

bool SetByName(Message& message, std::string_view json_name, const Yaml& yaml) {
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    if (field.json_name() == json_name && IsPart(field)) return Set(message, field, yaml);
  }
  return false;
}

}  // namespace

Yaml Extension(const ImportItem& wanted, const ImportItem& read) {
  Yaml extension{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
  const auto wanted_parts = Parts(wanted);
  const auto read_parts = Parts(read);
  for (std::size_t i = 0; i < wanted_parts.size(); ++i) {
    const auto& descriptor = *wanted_parts[i]->GetDescriptor();
    for (int f = 0; f < descriptor.field_count(); ++f) {
      const FieldDescriptor& field = *descriptor.field(f);
      if (!IsPart(field)) continue;
      const auto alone = Alone(*wanted_parts[i], field);
      if (google::protobuf::util::MessageDifferencer::Equals(*alone, *Alone(*read_parts[i], field))) continue;
      extension.entries.emplace_back(field.json_name(), FromJsonValue(ToJson(*alone, field)));
    }
  }
  return extension;
}

void ApplyExtension(const Yaml& extension, ImportItem& item, Reading& reading) {
  if (extension.kind == Yaml::Kind::kNull) return;
  if (extension.kind != Yaml::Kind::kMap) return reading.KeepWrongType(kExtensionKey, extension, "a list of keys");
  const Format& format = *FormatOf(item.resource_case());
  for (const auto& [name, value] : reading.Entries(extension, base::Concat(kExtensionKey, "."))) {
    if (SetByName(MutableResource(format, item), name, value)) continue;
    if (item.has_project() && SetByName(*item.mutable_project(), name, value)) continue;
    const std::string path = base::Concat(kExtensionKey, ".", name);
    reading.Report(finding::kInvalidExtension, path, "no such field, or no value of it");
    reading.Keep(path, value);
  }
}

}  // namespace pepiniere::betagouv
