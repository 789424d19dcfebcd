#include "services/aip/field_walk.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace pepiniere::aip {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Whether a message of `type` can hold such a field, at any depth. `seen` ends cycles.
bool Reaches(const Descriptor* type, FieldWalk::IsMeant is_meant, std::set<const Descriptor*>& seen) {
  if (!seen.insert(type).second) return false;
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (is_meant(field)) return true;
    if (field->message_type() && Reaches(field->message_type(), is_meant, seen)) return true;
  }
  return false;
}

}  // namespace

const FieldWalk& FieldWalk::Of(const Descriptor* type, IsMeant is_meant) {
  static std::recursive_mutex mutex;
  static auto& walks = *new std::map<std::pair<IsMeant, const Descriptor*>, std::unique_ptr<FieldWalk>>;
  std::lock_guard lock(mutex);
  auto& walk = walks[{is_meant, type}];
  if (walk) return *walk;
  walk = std::make_unique<FieldWalk>();  // before its fields: a type may contain itself
  FieldWalk& made = *walk;
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (is_meant(field)) {
      made.meant_.push_back(field);
    } else if (std::set<const Descriptor*> seen;
               field->message_type() && Reaches(field->message_type(), is_meant, seen)) {
      made.descend_.emplace_back(field, &Of(field->message_type(), is_meant));
    }
  }
  return made;
}

void FieldWalk::Visit(
    google::protobuf::Message& message,
    absl::FunctionRef<void(google::protobuf::Message&, const google::protobuf::FieldDescriptor*)> visit) const {
  const auto* reflection = message.GetReflection();
  for (const FieldDescriptor* field : meant_) visit(message, field);
  for (const auto& [field, below] : descend_) {
    if (field->is_repeated()) {
      const int size = reflection->FieldSize(message, field);
      for (int i = 0; i < size; ++i) below->Visit(*reflection->MutableRepeatedMessage(&message, field, i), visit);
    } else if (reflection->HasField(message, field)) {
      below->Visit(*reflection->MutableMessage(&message, field), visit);
    }
  }
}

}  // namespace pepiniere::aip
