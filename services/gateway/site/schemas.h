// Messages and enums as JSON Schema (2020-12), by the rules of proto3's JSON.
#pragma once

#include <vector>

#include "google/protobuf/descriptor.h"
#include "services/gateway/site/json.h"

namespace pepiniere::gateway::site {

// The schemas that a document refers to: those asked for, and those that these need.
class Schemas {
 public:
  // A reference to a message's schema, or the schema itself where JSON has a form of its own for it.
  Json Of(const google::protobuf::Descriptor& message);
  // "components.schemas": an object by full name. Nothing may be asked for after it.
  Json Take();

 private:
  Json Of(const google::protobuf::EnumDescriptor& values);
  Json OfField(const google::protobuf::FieldDescriptor& field);
  Json OfValue(const google::protobuf::FieldDescriptor& field);
  Json Write(const google::protobuf::Descriptor& message);

  Json written_ = Json::object();
  std::vector<const google::protobuf::Descriptor*> wanted_;
};

}  // namespace pepiniere::gateway::site
