#include "services/aip/field_mask.h"

#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/aip/bounds.h"
#include "services/aip/field_behavior.h"
#include "services/base/characters.h"

namespace pepiniere::aip {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::util::FieldMaskUtil;

// These fields identify the resource and its version; they do not describe it.
bool IsIdentity(const FieldDescriptor* field) {
  return field->name() == "name" || field->name() == "etag" || Behaves(field, google::api::IDENTIFIER);
}

// Why a caller may not set a field; null if it may.
const char* Frozen(const FieldDescriptor* field) {
  if (Behaves(field, google::api::OUTPUT_ONLY)) return "is output only";
  if (Behaves(field, google::api::IMMUTABLE)) return "cannot change once set";
  return nullptr;
}

bool IsPopulated(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
}

// Every field of the type that a caller can set, if `wanted` says so.
template <class Wanted>
FieldMask Settable(const Message& update, Wanted wanted) {
  FieldMask mask;
  const Descriptor* type = update.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (!IsIdentity(field) && !Frozen(field) && wanted(field)) mask.add_paths(field->name());
  }
  return mask;
}

// What is wrong with one path of an update; empty if nothing is.
std::string PathFault(const Descriptor* type, const std::string& path) {
  const std::vector<const FieldDescriptor*> fields = FieldsAlong(type, path);
  if (fields.empty()) return NoField(type, path);
  for (const FieldDescriptor* field : fields)
    if (const char* frozen = Frozen(field)) return absl::StrCat("\"", path, "\" ", frozen);
  return "";
}

// FieldMaskUtil sets a field without a value to its default where the type tracks presence: clear it instead.
void ClearUnset(const Message& update, const std::string& path, Message& target) {
  std::vector<const FieldDescriptor*> fields;
  if (!FieldMaskUtil::GetFieldDescriptors(update.GetDescriptor(), path, &fields)) return;
  const Message* from = &update;
  Message* to = &target;
  for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
    from = &from->GetReflection()->GetMessage(*from, fields[i]);
    to = to->GetReflection()->MutableMessage(to, fields[i]);
  }
  if (!IsPopulated(*from, fields.back())) to->GetReflection()->ClearField(to, fields.back());
}

// Whether a proto can tell that the field is missing.
bool CanBeMissing(const FieldDescriptor* field) {
  if (field->is_repeated() || field->has_presence()) return true;
  const auto type = field->cpp_type();
  return type == FieldDescriptor::CPPTYPE_STRING || type == FieldDescriptor::CPPTYPE_ENUM;
}

// A text of nothing but blanks says nothing.
bool IsBlank(const Message& message, const FieldDescriptor* field) {
  if (field->is_repeated() || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return false;
  return base::IsBlank(message.GetReflection()->GetString(message, field));
}

std::string Under(std::string_view prefix, const std::string& field) {
  return prefix.empty() ? field : absl::StrCat(std::string(prefix), ".", field);
}

// CheckRequired of the messages that the field holds.
void CheckRequiredIn(const Message& message, const FieldDescriptor* field, std::string_view prefix,
                     Violations& violations) {
  if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) return;
  const auto* reflection = message.GetReflection();
  const std::string path = Under(prefix, field->name());
  if (!field->is_repeated()) {
    if (reflection->HasField(message, field)) CheckRequired(reflection->GetMessage(message, field), path, violations);
    return;
  }
  for (int n = 0; n < reflection->FieldSize(message, field); ++n)
    CheckRequired(reflection->GetRepeatedMessage(message, field, n), absl::StrCat(path, "[", n, "]"), violations);
}

}  // namespace

absl::StatusOr<FieldMask> ResolveUpdateMask(const Message& update, const FieldMask& mask) {
  if (mask.paths().empty()) {
    return Settable(update, [&](const FieldDescriptor* field) { return IsPopulated(update, field); });
  }
  if (mask.paths_size() == 1 && mask.paths(0) == "*") {
    return Settable(update, [](const FieldDescriptor*) { return true; });
  }
  Violations violations;
  FieldMask checked;
  for (const std::string& path : mask.paths()) {
    const FieldDescriptor* top = update.GetDescriptor()->FindFieldByName(path);
    if (top && IsIdentity(top)) continue;
    if (const std::string fault = PathFault(update.GetDescriptor(), path); !fault.empty()) {
      violations.Add("update_mask", fault);
    } else {
      checked.add_paths(path);
    }
  }
  if (!violations.empty()) return violations.ToStatus();
  FieldMask canonical;
  FieldMaskUtil::ToCanonicalForm(checked, &canonical);
  return canonical;
}

void ApplyUpdate(const Message& update, const FieldMask& resolved, Message& target) {
  FieldMaskUtil::MergeOptions replace;
  replace.set_replace_message_fields(true);
  replace.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(update, resolved, replace, &target);
  for (const std::string& path : resolved.paths()) ClearUnset(update, path, target);
}

bool Touches(const FieldMask& resolved, std::string_view path) {
  const auto within = [](std::string_view inner, std::string_view outer) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
  };
  return std::ranges::any_of(resolved.paths(),
                             [&](const std::string& each) { return within(each, path) || within(path, each); });
}

// FieldMaskUtil takes "", "a..b" and "a." too.
std::vector<const FieldDescriptor*> FieldsAlong(const Descriptor* type, const std::string& path) {
  const bool has_gap = path.empty() || path.front() == '.' || path.back() == '.' || path.find("..") != path.npos;
  std::vector<const FieldDescriptor*> fields;
  if (has_gap || !FieldMaskUtil::GetFieldDescriptors(type, path, &fields)) fields.clear();
  return fields;
}

std::string NoField(const Descriptor* type, const std::string& path) {
  return absl::StrCat("\"", path, "\" is no field of ", type->name());
}

bool IsMissing(const Message& message, const FieldDescriptor* field) {
  return CanBeMissing(field) && (!IsPopulated(message, field) || IsBlank(message, field));
}

void CheckRequired(const Message& message, std::string_view prefix, Violations& violations) {
  const Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (Behaves(field, google::api::REQUIRED) && IsMissing(message, field)) {
      violations.Add(Under(prefix, field->name()), SayRequired(field));
    }
    CheckRequiredIn(message, field, prefix, violations);
  }
}

void CheckRequiredInside(const Message& message, std::string_view prefix, Violations& violations) {
  const Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) CheckRequiredIn(message, type->field(i), prefix, violations);
}

void ClearOutputOnly(Message& message) {
  const auto* reflection = message.GetReflection();
  const Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (Behaves(field, google::api::OUTPUT_ONLY)) {
      reflection->ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) {
      continue;
    } else if (field->is_repeated()) {
      for (int n = 0; n < reflection->FieldSize(message, field); ++n)
        ClearOutputOnly(*reflection->MutableRepeatedMessage(&message, field, n));
    } else if (reflection->HasField(message, field)) {
      ClearOutputOnly(*reflection->MutableMessage(&message, field));
    }
  }
}

}  // namespace pepiniere::aip
