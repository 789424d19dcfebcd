#include "services/rpc/redaction.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "pepiniere/rpc/v1/access.pb.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

bool IsRestricted(const FieldDescriptor* field) { return field->options().GetExtension(v1::restricted); }

// Whether a message of `type` can hold a restricted field, at any depth. `seen` ends cycles.
bool Reaches(const Descriptor* type, std::set<const Descriptor*>& seen) {
  if (!seen.insert(type).second) return false;
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (IsRestricted(field)) return true;
    if (field->message_type() && Reaches(field->message_type(), seen)) return true;
  }
  return false;
}

}  // namespace

const Restricted& Restricted::Of(const Descriptor* type) {
  static std::recursive_mutex mutex;
  static auto& plans = *new std::map<const Descriptor*, std::unique_ptr<Restricted>>;
  std::lock_guard lock(mutex);
  auto& plan = plans[type];
  if (plan) return *plan;
  plan = std::make_unique<Restricted>();  // before its fields: a type may contain itself
  Restricted& made = *plan;
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (IsRestricted(field)) {
      made.clear_.push_back(field);
    } else if (std::set<const Descriptor*> seen; field->message_type() && Reaches(field->message_type(), seen)) {
      made.descend_.emplace_back(field, &Of(field->message_type()));
    }
  }
  return made;
}

void Restricted::Clear(google::protobuf::Message& message) const {
  const auto* reflection = message.GetReflection();
  for (const FieldDescriptor* field : clear_) reflection->ClearField(&message, field);
  for (const auto& [field, below] : descend_) {
    if (field->is_repeated()) {
      const int size = reflection->FieldSize(message, field);
      for (int i = 0; i < size; ++i) below->Clear(*reflection->MutableRepeatedMessage(&message, field, i));
    } else if (reflection->HasField(message, field)) {
      below->Clear(*reflection->MutableMessage(&message, field));
    }
  }
}

void Redact(google::protobuf::Message& message) { Restricted::Of(message.GetDescriptor()).Clear(message); }

}  // namespace pepiniere::rpc
