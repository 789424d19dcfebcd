#include "services/personal/fields.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor_database.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/base/text.h"

namespace pepiniere::personal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using ByKey = std::map<std::string, Fields, std::less<>>;

constexpr std::string_view kPersons = "persons/";
// Whose resources every service has.
constexpr std::string_view kAll = "rpc";
// As deep as resources are nested.
constexpr int kDeepest = 4;

bool IsRequired(const FieldDescriptor& field) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::REQUIRED) return true;
  }
  return false;
}

void Collect(const Descriptor& message, const std::string& prefix, int depth, Fields& into) {
  for (int i = 0; i < message.field_count() && depth < kDeepest; ++i) {
    const FieldDescriptor& field = *message.field(i);
    const std::string path = base::Concat(prefix, field.name());
    if (field.options().HasExtension(rpc::v1::personal)) {
      const rpc::v1::Personal& personal = field.options().GetExtension(rpc::v1::personal);
      into.fields.push_back(
          {path, personal.person(), IsRequired(field), personal.whole(), personal.prose(), personal.content()});
    } else if (field.message_type() != nullptr &&
               field.message_type()->file()->package() == message.file()->package()) {
      Collect(*field.message_type(), path + ".", depth + 1, into);
    }
  }
}

// "projects/events" of "projects/{project}/events/{event}", and of a name of that pattern.
std::string PathOf(std::string_view name) {
  std::string path;
  bool is_id = false;
  for (const absl::string_view part : absl::StrSplit(base::Absl(name), '/')) {
    if (!is_id) absl::StrAppend(&path, path.empty() ? "" : "/", part);
    is_id = !is_id;
  }
  return path;
}

std::string_view LastIn(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// "portfolio" of "pepiniere.portfolio.v1".
std::string_view ServiceOf(std::string_view package) {
  const std::string_view rest = package.substr(package.find('.') + 1);
  return rest.substr(0, rest.find('.'));
}

std::string KeyOf(std::string_view service, std::string_view collection) {
  return base::Concat(service, ".", collection);
}

struct Contracts {
  ByKey by_collection;  // KeyOf
  ByKey by_path;        // PathOf
};

Contracts ReadContracts() {
  Contracts contracts;
  std::vector<std::string> names;
  DescriptorPool::internal_generated_database()->FindAllMessageNames(&names);
  for (const std::string& name : names) {
    if (!name.starts_with("pepiniere.")) continue;
    const Descriptor* message = DescriptorPool::generated_pool()->FindMessageTypeByName(name);
    if (message == nullptr || !message->options().HasExtension(google::api::resource)) continue;
    Fields fields;
    Collect(*message, "", 0, fields);
    if (fields.empty()) continue;
    const auto& resource = message->options().GetExtension(google::api::resource);
    const std::string_view service = ServiceOf(message->file()->package());
    contracts.by_collection.emplace(KeyOf(service, resource.plural()), fields);
    for (const std::string& pattern : resource.pattern()) {
      const std::string path = PathOf(pattern);
      contracts.by_collection.emplace(KeyOf(service, LastIn(path)), fields);
      contracts.by_path.emplace(path, fields);
    }
  }
  return contracts;
}

const Contracts& Known() {
  static const auto* const contracts = new Contracts(ReadContracts());
  return *contracts;
}

const Fields& FindIn(const ByKey& all, const std::string& key) {
  static const auto* const none = new Fields;
  const auto found = all.find(key);
  return found == all.end() ? *none : found->second;
}

}  // namespace

const Field* Fields::Find(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &Field::path);
  return found == fields.end() ? nullptr : &*found;
}

Fields Fields::Below(std::string_view path) const {
  const std::string prefix = base::Concat(path, ".");
  Fields below;
  for (const Field& field : fields) {
    if (!field.path.starts_with(prefix)) continue;
    below.fields.push_back(field);
    below.fields.back().path.erase(0, prefix.size());
  }
  return below;
}

bool Fields::name_persons() const {
  return std::ranges::any_of(fields,
                             [](const Field& field) { return !field.person.empty() && field.person != "name"; });
}

const Fields& FieldsOf(std::string_view service, std::string_view collection) {
  const Fields& own = FindIn(Known().by_collection, KeyOf(service, collection));
  return own.empty() ? FindIn(Known().by_collection, KeyOf(kAll, collection)) : own;
}

const Fields& FieldsOfResource(std::string_view name) { return FindIn(Known().by_path, PathOf(name)); }

std::string_view PersonIn(std::string_view resource) {
  return resource.starts_with(kPersons) ? resource.substr(0, resource.find('/', kPersons.size())) : resource;
}

bool IsBelowPerson(std::string_view resource) { return PersonIn(resource).size() < resource.size(); }

bool IsOpaque(std::string_view text) {
  constexpr std::string_view kService = "service:";
  constexpr std::size_t kUlid = 26;
  const auto all = [](std::string_view id, bool (*fits)(char)) { return !id.empty() && std::ranges::all_of(id, fits); };
  if (text.starts_with(kPersons)) {
    const std::string_view id = text.substr(kPersons.size());
    return id.size() == kUlid && all(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
  }
  if (text.starts_with(kService)) {
    return all(text.substr(kService.size()), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  return text == "anonymous";
}

}  // namespace pepiniere::personal
