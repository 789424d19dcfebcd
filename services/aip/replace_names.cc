#include "services/aip/replace_names.h"

#include "google/api/resource.pb.h"
#include "services/aip/field_behavior.h"
#include "services/aip/field_walk.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool DeclaresName(const FieldDescriptor* field) {
  return field->cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
         (field->options().HasExtension(google::api::resource_reference) || field->name() == "resource" ||
          Behaves(field, google::api::IDENTIFIER));
}

}  // namespace

absl::StatusOr<bool> ReplaceNames(Message& message,
                                  absl::FunctionRef<absl::StatusOr<std::string>(const std::string& name)> now) {
  bool changed = false;
  absl::Status status;
  const auto replace = [&](const std::string& name, auto set) {
    if (!status.ok()) return;
    const absl::StatusOr<std::string> is = now(name);
    status = is.status();
    if (!is.ok() || *is == name) return;
    changed = true;
    set(*is);
  };
  const FieldWalk& walk = FieldWalk::Of(message.GetDescriptor(), DeclaresName);
  walk.Visit(message, [&](Message& holder, const FieldDescriptor* field) {
    const auto& reflection = *holder.GetReflection();
    std::string scratch;  // there are messages of a thousand names
    if (!field->is_repeated()) {
      return replace(reflection.GetStringReference(holder, field, &scratch),
                     [&](const std::string& name) { reflection.SetString(&holder, field, name); });
    }
    for (int i = 0; i < reflection.FieldSize(holder, field); ++i) {
      replace(reflection.GetRepeatedStringReference(holder, field, i, &scratch),
              [&](const std::string& name) { reflection.SetRepeatedString(&holder, field, i, name); });
    }
  });
  if (!status.ok()) return status;
  return changed;
}

}  // namespace pepiniere::aip
