#include "clients/pep/cohort/eig_file.h"

#include <string>

#include "clients/pep/formats/content/escape.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

constexpr char kFile[] = "file", kBytes[] = "bytes", kReferences[] = "references", kText[] = "text", kIds[] = "ids";

std::string TextIn(const Struct& fields, const std::string& key) {
  const auto found = fields.fields().find(key);
  return found == fields.fields().end() ? std::string() : found->second.string_value();
}

}  // namespace

Struct FileOf(const eig::Sheet& sheet) {
  Struct fields;
  if (sheet.file.empty()) return fields;
  (*fields.mutable_fields())[kFile].set_string_value(content::Escape(sheet.file));
  (*fields.mutable_fields())[kBytes].set_string_value(content::Escape(sheet.bytes));
  return fields;
}

void AddReferences(std::string_view key, const std::vector<eig::Reference>& references, Struct& fields) {
  if (references.empty()) return;
  Struct& all = *(*fields.mutable_fields())[kReferences].mutable_struct_value();
  auto& list = *(*all.mutable_fields())[std::string(key)].mutable_list_value();
  for (const eig::Reference& reference : references) {
    auto& entry = *list.add_values()->mutable_struct_value()->mutable_fields();
    entry[kText].set_string_value(reference.text);
    auto& ids = *entry[kIds].mutable_list_value();
    for (const std::string& id : reference.ids) ids.add_values()->set_string_value(id);
  }
}

KeptFile ReadFile(const Struct& fields) {
  KeptFile kept{.name = content::Unescape(TextIn(fields, kFile)), .bytes = content::Unescape(TextIn(fields, kBytes))};
  return kept.name.empty() || !fields.fields().contains(std::string(kBytes)) ? KeptFile() : kept;
}

}  // namespace pepiniere::pep
