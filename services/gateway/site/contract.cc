#include "services/gateway/site/contract.h"

#include <cstdlib>
#include <memory>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.pb.h"

// The build says where protoc has left the FileDescriptorSet.
asm(".section .rodata\n"
    "pepiniere_contract_begin:\n"
    ".incbin \"" PEPINIERE_CONTRACT
    "\"\n"
    "pepiniere_contract_end:\n"
    ".previous\n");
extern "C" const char pepiniere_contract_begin[], pepiniere_contract_end[];

namespace pepiniere::gateway::site {
namespace {

using google::protobuf::DescriptorPool;

std::unique_ptr<const DescriptorPool> Build() {
  google::protobuf::FileDescriptorSet set;
  const auto size = static_cast<int>(pepiniere_contract_end - pepiniere_contract_begin);
  if (!set.ParseFromArray(pepiniere_contract_begin, size)) std::abort();  // the build is broken
  auto pool = std::make_unique<DescriptorPool>();
  for (const auto& file : set.file()) {
    if (pool->BuildFile(file) == nullptr) std::abort();
  }
  return pool;
}

}  // namespace

const DescriptorPool& Contract() {
  static const std::unique_ptr<const DescriptorPool> kPool = Build();
  return *kPool;
}

std::string Paragraphs(const google::protobuf::SourceLocation& location) {
  const std::string& comment =
      location.leading_comments.empty() ? location.trailing_comments : location.leading_comments;
  std::string text;
  bool ended = false;  // a line that says nothing ends a paragraph
  for (const absl::string_view raw : absl::StrSplit(absl::StripAsciiWhitespace(comment), '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (line.empty()) {
      ended = true;
      continue;
    }
    if (!text.empty()) text += ended ? "\n\n" : " ";
    text.append(line.data(), line.size());
    ended = false;
  }
  return text;
}

}  // namespace pepiniere::gateway::site
