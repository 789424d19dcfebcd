#include "services/aip/field_behavior.h"

namespace pepiniere::aip {

bool Behaves(const google::protobuf::FieldDescriptor* field, google::api::FieldBehavior behavior) {
  const auto& options = field->options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i)
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  return false;
}

}  // namespace pepiniere::aip
