#include "services/gateway/site/schemas.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "google/api/field_behavior.pb.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "pepiniere/rpc/v1/bounds.pb.h"
#include "services/base/text.h"
#include "services/gateway/site/contract.h"

namespace pepiniere::gateway::site {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// What JSON has a form of its own for.
const Json* WellKnown(std::string_view name) {
  static const std::map<std::string, Json, std::less<>> kForms = {
      {"google.protobuf.Timestamp", {{"type", "string"}, {"format", "date-time"}}},
      {"google.protobuf.Duration",
       {{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]{1,9})?s$"}, {"examples", Json::array({"1.5s"})}}},
      {"google.protobuf.FieldMask",
       {{"type", "string"}, {"description", "Paths of fields in camelCase, separated by commas."}}},
      {"google.protobuf.Struct", {{"type", "object"}, {"additionalProperties", true}}},
      {"google.protobuf.Value", Json::object()},
      {"google.protobuf.ListValue", {{"type", "array"}, {"items", Json::object()}}},
      {"google.protobuf.Any",
       {{"type", "object"},
        {"properties", {{"@type", {{"type", "string"}}}}},
        {"required", Json::array({"@type"})},
        {"additionalProperties", true}}},
      {"google.protobuf.Empty", {{"type", "object"}}},
  };
  const auto found = kForms.find(name);
  return found == kForms.end() ? nullptr : &found->second;
}

// Of 64 bits, more than a number in JSON can hold: a text.
Json Long(const char* format, const char* pattern) {
  return {{"type", "string"}, {"format", format}, {"pattern", pattern}};
}

Json Scalar(FieldDescriptor::CppType type, bool bytes) {
  static const std::map<FieldDescriptor::CppType, Json> kScalars = {
      {FieldDescriptor::CPPTYPE_INT32, {{"type", "integer"}, {"format", "int32"}}},
      {FieldDescriptor::CPPTYPE_UINT32, {{"type", "integer"}, {"format", "uint32"}, {"minimum", 0}}},
      {FieldDescriptor::CPPTYPE_INT64, Long("int64", "^-?[0-9]+$")},
      {FieldDescriptor::CPPTYPE_UINT64, Long("uint64", "^[0-9]+$")},
      {FieldDescriptor::CPPTYPE_DOUBLE, {{"type", "number"}, {"format", "double"}}},
      {FieldDescriptor::CPPTYPE_FLOAT, {{"type", "number"}, {"format", "float"}}},
      {FieldDescriptor::CPPTYPE_BOOL, {{"type", "boolean"}}},
      {FieldDescriptor::CPPTYPE_STRING, {{"type", "string"}}},
  };
  if (bytes) return {{"type", "string"}, {"contentEncoding", "base64"}};
  return kScalars.at(type);
}

Json Reference(const std::string& name) { return {{"$ref", base::Concat("#/components/schemas/", name)}}; }

bool Behaves(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  const auto& said = field.options().GetRepeatedExtension(google::api::field_behavior);
  return std::find(said.begin(), said.end(), behavior) != said.end();
}

// The comment of a field, and what its options say.
std::string Describe(const FieldDescriptor& field) {
  std::string text = CommentOf(field);
  const auto add = [&text](std::string_view sentence) {
    text = text.empty() ? std::string(sentence) : base::Concat(text, "\n\n", sentence);
  };
  if (Behaves(field, google::api::IMMUTABLE)) add("Never changes once it is set.");
  if (field.options().GetExtension(rpc::v1::restricted)) {
    add("Restricted: not open data, and blank unless the caller holds a role that covers the resource.");
  }
  return text;
}

// What a value may be, in the words of JSON Schema. Of a day or an amount of money, which JSON has as objects: as
// x-bounds.
void AddBounds(const FieldDescriptor& field, Json& value) {
  const rpc::v1::Bounds& bounds = field.options().GetExtension(rpc::v1::bounds);
  Json said = Json::object();
  if (bounds.has_minimum()) said["minimum"] = bounds.minimum();
  if (bounds.has_exclusive_minimum()) said["exclusiveMinimum"] = bounds.exclusive_minimum();
  if (bounds.has_maximum()) said["maximum"] = bounds.maximum();
  if (bounds.max_length() > 0) said["maxLength"] = bounds.max_length();
  if (!bounds.pattern().empty()) said["pattern"] = base::Concat("^(?:", bounds.pattern(), ")$");
  if (!bounds.values().empty())
    said["enum"] = Json(std::vector<std::string>(bounds.values().begin(), bounds.values().end()));
  if (!bounds.not_before().empty())
    said["notBefore"] = field.containing_type()->FindFieldByName(bounds.not_before())->json_name();
  if (said.empty()) return;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    value["x-bounds"] = std::move(said);
  } else {
    value.update(said);
  }
}

void AddDescription(std::string text, Json& schema) {
  if (!text.empty()) schema["description"] = std::move(text);
}

}  // namespace

Json Schemas::Of(const Descriptor& message) {
  if (const Json* form = WellKnown(message.full_name())) return *form;
  if (!written_.contains(message.full_name())) {
    written_[message.full_name()] = Json();  // its place; a message may hold itself
    wanted_.push_back(&message);
  }
  return Reference(message.full_name());
}

Json Schemas::Take() {
  while (!wanted_.empty()) {
    const Descriptor& message = *wanted_.back();
    wanted_.pop_back();
    Json schema = Write(message);
    written_[message.full_name()] = std::move(schema);
  }
  return std::move(written_);
}

Json Schemas::Of(const EnumDescriptor& values) {
  if (!written_.contains(values.full_name())) {
    Json schema = {{"type", "string"}, {"enum", Json::array()}};
    std::string text = CommentOf(values);
    for (int i = 0; i < values.value_count(); ++i) {
      const auto& value = *values.value(i);
      schema["enum"].push_back(value.name());
      if (const std::string said = CommentOf(value); !said.empty()) {
        text += base::Concat(i == 0 || text.ends_with('.') ? "\n\n- `" : "\n- `", value.name(), "`: ", said);
      }
    }
    AddDescription(std::move(text), schema);
    written_[values.full_name()] = std::move(schema);
  }
  return Reference(values.full_name());
}

Json Schemas::OfValue(const FieldDescriptor& field) {
  if (field.type() == FieldDescriptor::TYPE_ENUM) return Of(*field.enum_type());
  Json value = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                   ? Of(*field.message_type())
                   : Scalar(field.cpp_type(), field.type() == FieldDescriptor::TYPE_BYTES);
  AddBounds(field, value);
  return value;
}

Json Schemas::OfField(const FieldDescriptor& field) {
  Json schema;
  if (field.is_map()) {
    schema = {{"type", "object"}, {"additionalProperties", OfValue(*field.message_type()->map_value())}};
  } else if (field.is_repeated()) {
    schema = {{"type", "array"}, {"items", OfValue(field)}};
  } else {
    schema = OfValue(field);
  }
  AddDescription(Describe(field), schema);
  if (Behaves(field, google::api::OUTPUT_ONLY)) schema["readOnly"] = true;
  if (field.options().GetExtension(rpc::v1::restricted)) schema["x-restricted"] = true;
  return schema;
}

Json Schemas::Write(const Descriptor& message) {
  Json properties = Json::object(), required = Json::array();
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    properties[field.json_name()] = OfField(field);
    if (Behaves(field, google::api::REQUIRED)) required.push_back(field.json_name());
  }
  std::string text = CommentOf(message);
  for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
    const auto& oneof = *message.oneof_decl(i);
    text += text.empty() ? "At most one of" : "\n\nAt most one of";
    for (int f = 0; f < oneof.field_count(); ++f) {
      text += base::Concat(f == 0 ? " `" : ", `", oneof.field(f)->json_name(), "`");
    }
    text += ".";
  }
  Json schema = {{"type", "object"}};
  AddDescription(std::move(text), schema);
  if (!properties.empty()) schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace pepiniere::gateway::site
