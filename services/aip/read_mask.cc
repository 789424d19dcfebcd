#include "services/aip/read_mask.h"

#include <google/protobuf/util/field_mask_util.h>

#include "services/aip/errors.h"
#include "services/aip/field_mask.h"

namespace pepiniere::aip {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;

absl::StatusOr<ReadMask> ReadMask::Of(const FieldMask& mask, const Descriptor* type) {
  ReadMask read;
  if (mask.paths().empty() || (mask.paths_size() == 1 && mask.paths(0) == "*")) return read;
  Violations violations;
  for (const std::string& path : mask.paths()) {
    if (FieldsAlong(type, path).empty()) violations.Add("read_mask", NoField(type, path));
  }
  if (!violations.empty()) return violations.ToStatus();
  FieldMask canonical;  // what lies in another path is left out
  google::protobuf::util::FieldMaskUtil::ToCanonicalForm(mask, &canonical);
  read.paths_.assign(canonical.paths().begin(), canonical.paths().end());
  for (const std::string& path : read.paths_) {
    Part* part = &read.whole_;
    for (const FieldDescriptor* field : FieldsAlong(type, path)) part = &part->fields[field];
  }
  for (const auto& [field, part] : read.whole_.fields) read.numbers_.insert(field->number());
  return read;
}

bool ReadMask::Wants(int number) const { return paths_.empty() || numbers_.contains(number); }

void ReadMask::Trim(Message& message) const {
  if (!paths_.empty()) Trim(whole_, message);
}

void ReadMask::Trim(const Part& part, Message& message) {
  if (part.fields.empty()) return;
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> set;
  reflection->ListFields(message, &set);
  for (const FieldDescriptor* field : set) {
    const auto wanted = part.fields.find(field);
    if (wanted == part.fields.end()) {
      reflection->ClearField(&message, field);
    } else if (!wanted->second.fields.empty()) {
      Trim(wanted->second, *reflection->MutableMessage(&message, field));
    }
  }
}

}  // namespace pepiniere::aip
