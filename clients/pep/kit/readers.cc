#include "clients/pep/kit/readers.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_join.h"
#include "google/protobuf/descriptor.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

std::vector<const MethodDescriptor*> Methods(const Contract& contract) {
  std::vector<const MethodDescriptor*> methods;
  for (const ServiceDescriptor* service : contract.services) {
    for (int m = 0; m < service->method_count(); ++m) methods.push_back(service->method(m));
  }
  return methods;
}

bool Shows(const MethodDescriptor& method, const Descriptor* resource) {
  if (method.options().idempotency_level() != google::protobuf::MethodOptions::NO_SIDE_EFFECTS) return false;
  const Descriptor& reply = *method.output_type();
  if (&reply == resource) return true;
  for (int i = 0; i < reply.field_count(); ++i) {
    if (reply.field(i)->is_repeated() && reply.field(i)->message_type() == resource) return true;
  }
  return false;
}

// The restricted fields of a resource and of what is inside it.
void AddRestricted(const Descriptor& type, std::vector<std::string>& fields) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.options().GetExtension(rpc::v1::restricted)) {
      fields.push_back(field.name());
    } else if (field.message_type() != nullptr && field.message_type()->file() == type.file()) {
      AddRestricted(*field.message_type(), fields);
    }
  }
}

// Whether something in it is for those who prepare it, until that is settled.
bool Withholds(const Descriptor& type) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.options().GetExtension(rpc::v1::withheld)) return true;
    const bool inside = field.message_type() != nullptr && field.message_type()->file() == type.file();
    if (inside && Withholds(*field.message_type())) return true;
  }
  return false;
}

enum class Readers { kEverybody, kPeople, kAdministrators };

Readers ReadersOf(const Descriptor* resource, const std::vector<const MethodDescriptor*>& methods) {
  Readers readers = Readers::kAdministrators;
  for (const MethodDescriptor* method : methods) {
    if (!Shows(*method, resource)) continue;
    const rpc::v1::Access& access = method->options().GetExtension(rpc::v1::access);
    if (access.open()) return Readers::kEverybody;
    if (!access.resource().empty()) readers = Readers::kPeople;
  }
  return readers;
}

constexpr Text kEverybody = {"Read by everybody: it is open data",
                             "Lu par tout le monde : ce sont des données ouvertes"};
constexpr Text kAdministrators = {"Read by programme administrators", "Lu par les administrateurs du programme"};

}  // namespace

const ServiceDescriptor* FindService(const std::string& full_name) {
  return google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(full_name);
}

std::string SayReaders(const Contract& contract, std::string_view method, const Messages& say) {
  const std::vector<const MethodDescriptor*> methods = Methods(contract);
  const auto write = std::ranges::find_if(methods, [&](const MethodDescriptor* m) { return m->name() == method; });
  if (write == methods.end()) return "";
  const Descriptor& resource = *(*write)->output_type();
  const Readers readers = ReadersOf(&resource, methods);
  if (readers != Readers::kEverybody) {
    return base::Concat(say(readers == Readers::kPeople ? contract.people : kAdministrators), ".");
  }
  std::string said = say(kEverybody);
  std::vector<std::string> restricted;
  AddRestricted(resource, restricted);
  std::ranges::sort(restricted);
  restricted.erase(std::unique(restricted.begin(), restricted.end()), restricted.end());
  if (!restricted.empty()) said += say(contract.except, absl::StrJoin(restricted, ", "));
  if (Withholds(resource)) said += base::Concat(". ", say(contract.withheld));
  return base::Concat(said, ".");
}

}  // namespace pepiniere::pep
