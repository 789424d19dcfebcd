// Where fields of one sort are in a type of message, at any depth: found once, visited often.
#pragma once

#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "google/protobuf/message.h"

namespace pepiniere::aip {

class FieldWalk {
 public:
  using IsMeant = bool (*)(const google::protobuf::FieldDescriptor*);

  // The walk of a type; built at the first asking, shared, never freed. Thread-safe.
  static const FieldWalk& Of(const google::protobuf::Descriptor* type, IsMeant is_meant);

  // True if no message of this type can hold such a field.
  bool empty() const { return meant_.empty() && descend_.empty(); }
  // Shows each of them, with the message that holds it, whether it is set or not; not what is inside it.
  void Visit(google::protobuf::Message& message,
             absl::FunctionRef<void(google::protobuf::Message&, const google::protobuf::FieldDescriptor*)> visit) const;

 private:
  std::vector<const google::protobuf::FieldDescriptor*> meant_;
  std::vector<std::pair<const google::protobuf::FieldDescriptor*, const FieldWalk*>> descend_;
};

}  // namespace pepiniere::aip
