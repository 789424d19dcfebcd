#include "clients/pep/kit/name_pattern.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "google/api/resource.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::api::ResourceDescriptor;

std::vector<std::string> Segments(std::string_view name) { return absl::StrSplit(base::Absl(name), '/'); }

const ResourceDescriptor* FindType(const std::string& type, const google::protobuf::FileDescriptor& referrer) {
  const auto slash = type.find('/');
  if (slash == std::string::npos) return nullptr;
  const auto* message =
      referrer.pool()->FindMessageTypeByName(base::Concat(type.substr(0, slash), ".v1.", type.substr(slash + 1)));
  if (message != nullptr && message->options().HasExtension(google::api::resource)) {
    return &message->options().GetExtension(google::api::resource);
  }
  for (const auto& defined : referrer.options().GetRepeatedExtension(google::api::resource_definition)) {
    if (defined.type() == type) return &defined;
  }
  return nullptr;
}

}  // namespace

NamePattern::NamePattern(std::string_view pattern) {
  const std::vector<std::string> segments = Segments(pattern);
  for (std::size_t i = 0; i < segments.size(); i += 2) collections_.push_back(segments[i]);
}

NamePattern NamePattern::Of(const google::protobuf::Descriptor& resource) {
  return NamePattern(std::string_view(resource.options().GetExtension(google::api::resource).pattern(0)));
}

std::optional<NamePattern> NamePattern::ReferredBy(const google::protobuf::FieldDescriptor& field) {
  const std::string& type = field.options().GetExtension(google::api::resource_reference).type();
  const ResourceDescriptor* found = type.empty() ? nullptr : FindType(type, *field.file());
  if (found == nullptr || found->pattern().empty()) return std::nullopt;
  return NamePattern(std::string_view(found->pattern(0)));
}

std::optional<std::string> NamePattern::Full(std::string_view typed) const {
  if (IsTop()) return ResourceName(collections_[0], typed);
  if (typed.starts_with(base::Concat(collections_[0], "/"))) return std::string(typed);
  std::vector<std::string> parts = Segments(typed);
  if (parts.size() != collections_.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = base::Concat(collections_[i], "/", parts[i]);
  return absl::StrJoin(parts, "/");
}

std::optional<std::string> NamePattern::Short(std::string_view name) const {
  const std::vector<std::string> segments = Segments(name);
  if (segments.size() != 2 * collections_.size()) return std::nullopt;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < collections_.size(); ++i) {
    if (segments[2 * i] != collections_[i]) return std::nullopt;
    ids.push_back(segments[2 * i + 1]);
  }
  return absl::StrJoin(ids, "/");
}

NamePattern NamePattern::Parent() const {
  return NamePattern(std::vector<std::string>(collections_.begin(), collections_.end() - 1));
}

std::string ParentOf(std::string_view name) {
  const std::vector<std::string> segments = Segments(name);
  if (segments.size() < 4) return "";
  return absl::StrJoin(segments.begin(), segments.end() - 2, "/");
}

}  // namespace pepiniere::pep
