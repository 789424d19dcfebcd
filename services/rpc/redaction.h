// Blanks the fields marked (pepiniere.rpc.v1.restricted): what is not open data.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "google/protobuf/message.h"

namespace pepiniere::rpc {

// Where restricted fields are in a type of message, found once.
class Restricted {
 public:
  // The plan of a type; built at the first asking, shared, never freed. Thread-safe.
  static const Restricted& Of(const google::protobuf::Descriptor* type);

  // True if no message of this type can hold a restricted field.
  bool empty() const { return clear_.empty() && descend_.empty(); }
  // Clears them, in the messages inside too.
  void Clear(google::protobuf::Message& message) const;

 private:
  std::vector<const google::protobuf::FieldDescriptor*> clear_;
  std::vector<std::pair<const google::protobuf::FieldDescriptor*, const Restricted*>> descend_;
};

// The dispatcher redacts what leaves for anonymous callers by itself. A handler calls this for each resource that an
// authenticated caller's roles do not cover (see Principal::CoversAny).
void Redact(google::protobuf::Message& message);

}  // namespace pepiniere::rpc
