#include "clients/pep/kit/readers.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "absl/strings/str_join.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr Text kByEverybody = {"Read by everybody: it is open data",
                               "Lu par tout le monde : ce sont des données ouvertes"};
constexpr Text kByAdministrators = {"Read by programme administrators", "Lu par les administrateurs du programme"};

std::vector<const MethodDescriptor*> Methods(const Contract& contract) {
  std::vector<const MethodDescriptor*> methods;
  for (const ServiceDescriptor* service : contract.services) {
    for (int m = 0; m < service->method_count(); ++m) methods.push_back(service->method(m));
  }
  return methods;
}

bool Reads(const MethodDescriptor& method) {
  return method.options().idempotency_level() == google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
}

bool Lists(const MethodDescriptor& method, const Descriptor* resource) {
  const Descriptor& reply = *method.output_type();
  for (int i = 0; i < reply.field_count(); ++i) {
    if (reply.field(i)->is_repeated() && reply.field(i)->message_type() == resource) return true;
  }
  return false;
}

// What a field holds, where that is a message of the same file.
const Descriptor* Inside(const FieldDescriptor& field) {
  const Descriptor* type = field.message_type();
  return type != nullptr && type->file() == field.file() ? type : nullptr;
}

// The paths of the restricted fields of a resource and of what is inside it.
void AddRestricted(const Descriptor& type, const std::string& above, std::vector<std::string>& paths) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const std::string path = base::Concat(above, field.name());
    if (field.options().GetExtension(rpc::v1::restricted)) {
      paths.push_back(path);
    } else if (const Descriptor* inside = Inside(field)) {
      AddRestricted(*inside, base::Concat(path, "."), paths);
    }
  }
}

// Whether something in it is for those who prepare it, until that is settled.
bool Withholds(const Descriptor& type) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.options().GetExtension(rpc::v1::withheld)) return true;
    const Descriptor* inside = Inside(field);
    if (inside != nullptr && Withholds(*inside)) return true;
  }
  return false;
}

// Whether all that people write of it, and of what is inside it, is restricted: nothing of it is open data then.
bool IsClosed(const Descriptor& type) {
  bool closed = false;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const auto& options = field.options();
    if (options.ExtensionSize(google::api::field_behavior) == 0) continue;
    const auto behaviour = options.GetExtension(google::api::field_behavior, 0);
    if (behaviour == google::api::OUTPUT_ONLY || behaviour == google::api::IDENTIFIER) continue;
    const Descriptor* inside = Inside(field);
    if (!options.GetExtension(rpc::v1::restricted) && (inside == nullptr || !IsClosed(*inside))) return false;
    closed = true;
  }
  return closed;
}

enum class Readers { kEverybody, kPeople, kAdministrators };

Readers ReadersOf(const MethodDescriptor* write, const std::vector<const MethodDescriptor*>& methods) {
  const Descriptor* resource = write->output_type();
  std::vector<const MethodDescriptor*> showing;
  std::ranges::copy_if(methods, std::back_inserter(showing),
                       [&](const MethodDescriptor* m) { return Reads(*m) && m->output_type() == resource; });
  if (showing.empty()) {
    std::ranges::copy_if(methods, std::back_inserter(showing),
                         [&](const MethodDescriptor* m) { return Reads(*m) && Lists(*m, resource); });
  }
  if (showing.empty()) showing = {write};
  Readers readers = Readers::kAdministrators;
  for (const MethodDescriptor* method : showing) {
    const rpc::v1::Access& access = method->options().GetExtension(rpc::v1::access);
    if (access.open()) return IsClosed(*resource) ? Readers::kPeople : Readers::kEverybody;
    if (!access.resource().empty()) readers = Readers::kPeople;
  }
  return readers;
}

// The words of who reads what a method writes.
Readership WordsOf(const Contract& contract, std::string_view method) {
  Readership words{.about = method};
  const auto found = std::ranges::find_if(
      contract.of, [&](const Readership& one) { return method.find(one.about) != std::string_view::npos; });
  if (found != contract.of.end()) words = *found;
  if (words.people.english.empty()) words.people = contract.people;
  if (words.everybody.english.empty()) words.everybody = kByEverybody;
  return words;
}

}  // namespace

const ServiceDescriptor* FindService(const std::string& full_name) {
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(full_name);
}

std::string SayReaders(const Contract& contract, std::string_view method, const Messages& say) {
  const std::vector<const MethodDescriptor*> methods = Methods(contract);
  const auto write = std::ranges::find_if(methods, [&](const MethodDescriptor* m) { return m->name() == method; });
  if (write == methods.end()) return "";
  const Descriptor& resource = *(*write)->output_type();
  const Readers readers = ReadersOf(*write, methods);
  const Readership words = WordsOf(contract, method);
  if (readers != Readers::kEverybody) {
    return base::Concat(say(readers == Readers::kPeople ? words.people : kByAdministrators), ".");
  }
  std::string said = say(words.everybody);
  std::vector<std::string> restricted;
  AddRestricted(resource, "", restricted);
  std::ranges::sort(restricted);
  restricted.erase(std::unique(restricted.begin(), restricted.end()), restricted.end());
  if (!restricted.empty()) said += say(contract.except, absl::StrJoin(restricted, ", "));
  if (Withholds(resource)) said += base::Concat(". ", say(contract.withheld));
  return base::Concat(said, ".");
}

}  // namespace pepiniere::pep
