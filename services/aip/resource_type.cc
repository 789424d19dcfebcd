#include "services/aip/resource_type.h"

#include "absl/strings/str_replace.h"

namespace pepiniere::aip {

using google::api::ResourceDescriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FileDescriptor;

const ResourceDescriptor* FindResourceType(const std::string& type, const FileDescriptor* referrer) {
  const std::string name = absl::StrReplaceAll(type, {{"/", ".v1."}});
  if (const auto* message = DescriptorPool::generated_pool()->FindMessageTypeByName(name)) {
    const ResourceDescriptor& declared = message->options().GetExtension(google::api::resource);
    if (declared.type() == type) return &declared;
  }
  for (const ResourceDescriptor& defined : referrer->options().GetRepeatedExtension(google::api::resource_definition)) {
    if (defined.type() == type) return &defined;
  }
  return nullptr;
}

bool IsOwnType(std::string_view type, const FileDescriptor* file) {
  const std::string_view service = type.substr(0, type.find('/'));
  return std::string_view(file->package()).starts_with(service);
}

std::string_view ParentPattern(std::string_view pattern) {
  const std::size_t id = pattern.rfind('/');
  const std::size_t collection = id == std::string_view::npos ? id : pattern.rfind('/', id - 1);
  return collection == std::string_view::npos ? std::string_view() : pattern.substr(0, collection);
}

}  // namespace pepiniere::aip
