#include "services/rpc/size_limits.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void CheckText(const std::string& text, const std::string& path, Violations& violations) {
  if (text.size() > kMaxTextBytes)
    violations.Add(path, absl::StrCat("must not be longer than ", kMaxTextBytes, " bytes"));
}

void CheckFields(const Message& message, std::string_view prefix, Violations& violations) {
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> populated;
  reflection->ListFields(message, &populated);
  for (const FieldDescriptor* field : populated) {
    const std::string path = absl::StrCat(std::string(prefix), prefix.empty() ? "" : ".", field->name());
    const bool is_text = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!field->is_repeated()) {
      if (is_text) CheckText(reflection->GetString(message, field), path, violations);
      if (is_message) CheckFields(reflection->GetMessage(message, field), path, violations);
      continue;
    }
    const int size = reflection->FieldSize(message, field);
    if (size > kMaxListItems) {
      violations.Add(path, absl::StrCat("must not have more than ", kMaxListItems, " items"));
      continue;
    }
    for (int i = 0; i < size; ++i) {
      const std::string item = absl::StrCat(path, "[", i, "]");
      if (is_text) CheckText(reflection->GetRepeatedString(message, field, i), item, violations);
      if (is_message) CheckFields(reflection->GetRepeatedMessage(message, field, i), item, violations);
    }
  }
}

}  // namespace

void CheckSizes(const Message& message, std::string_view prefix, Violations& violations) {
  if (message.ByteSizeLong() > kMaxMessageBytes) {
    violations.Add(prefix.empty() ? "request" : prefix,
                   absl::StrCat("must not be larger than ", kMaxMessageBytes, " bytes in all"));
  } else {
    CheckFields(message, prefix, violations);
  }
}

}  // namespace pepiniere::rpc
