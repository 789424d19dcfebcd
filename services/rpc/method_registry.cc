#include "services/rpc/method_registry.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "services/aip/contract_check.h"
#include "services/aip/field_behavior.h"
#include "services/identity/roles.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// The fields along `path`, which must end in a string or a list of strings. Empty if the request has no such path.
std::vector<const FieldDescriptor*> ResolvePath(const Descriptor* type, const std::string& path) {
  std::vector<const FieldDescriptor*> fields;
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(path, '.'))) {
    const FieldDescriptor* field = type ? type->FindFieldByName(name) : nullptr;
    if (field == nullptr) return {};
    fields.push_back(field);
    type = field->is_repeated() ? nullptr : field->message_type();
  }
  if (fields.back()->type() != FieldDescriptor::TYPE_STRING) return {};
  return fields;
}

// The roles that are declared, and those that always may: for what is for services alone, nobody.
template <typename Declared>
std::vector<identity::Role> RolesOf(const Declared& declared) {
  std::vector<identity::Role> roles;
  for (const int role : declared) roles.push_back(static_cast<identity::Role>(role));
  const bool for_services = roles == std::vector<identity::Role>{v1::ROLE_SERVICE};
  if (!for_services && std::ranges::find(roles, v1::ROLE_PROGRAMME_ADMIN) == roles.end())
    roles.push_back(v1::ROLE_PROGRAMME_ADMIN);
  return roles;
}

std::vector<ReservedField> ReservedFieldsOf(const Descriptor* type) {
  std::vector<ReservedField> reserved;
  for (int i = 0; i < type->field_count(); ++i) {
    const auto& takes = type->field(i)->options().GetRepeatedExtension(v1::takes);
    if (!takes.empty()) reserved.push_back({type->field(i), RolesOf(takes)});
  }
  return reserved;
}

// A field that is reserved in a message below this one, where nobody asks; null if there is none.
const FieldDescriptor* ReservedBelow(const Descriptor* type, std::set<const Descriptor*>& seen) {
  for (int i = 0; i < type->field_count(); ++i) {
    const Descriptor* held = type->field(i)->message_type();
    if (held == nullptr || !seen.insert(held).second) continue;
    const std::vector<ReservedField> reserved = ReservedFieldsOf(held);
    if (!reserved.empty()) return reserved.front().field;
    if (const FieldDescriptor* below = ReservedBelow(held, seen)) return below;
  }
  return nullptr;
}

// What is wrong with a declaration; empty if nothing is.
std::string Fault(const MethodDescriptor& method, const v1::Access& access) {
  if (!method.options().HasExtension(v1::access)) return "declares no (pepiniere.rpc.v1.access)";
  if (!access.open() && access.roles().empty()) return "is neither open nor names a role";
  if (std::ranges::find(access.roles(), v1::ROLE_UNSPECIFIED) != access.roles().end()) return "names no role";
  if (std::string fault = aip::ContractFault(method.input_type()); !fault.empty())
    return absl::StrCat("has a request where ", fault);
  std::set<const Descriptor*> seen;
  if (const FieldDescriptor* below = ReservedBelow(method.input_type(), seen))
    return absl::StrCat("has a request that holds ", below->full_name(),
                        ", which is reserved: only its own fields can be");
  if (access.resource().empty()) return "";
  if (ResolvePath(method.input_type(), access.resource()).empty()) {
    return absl::StrCat("names the resource \"", access.resource(), "\", which is no string field of ",
                        method.input_type()->full_name());
  }
  return "";
}

MethodInfo Read(const MethodDescriptor& method, const v1::Access& access) {
  MethodInfo info;
  info.name = method.name();
  info.service = method.service()->full_name();
  info.full_name = absl::StrCat(info.service, "/", info.name);
  info.reads = method.server_streaming() ||
               method.options().idempotency_level() == google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
  info.open = access.open();
  info.roles = RolesOf(access.roles());
  info.reserved = ReservedFieldsOf(method.input_type());
  const auto follows = [](const auto& takes) { return std::ranges::any_of(takes.roles, identity::FollowsFromRows); };
  info.implied_roles = access.implied_roles() || follows(info) || std::ranges::any_of(info.reserved, follows);
  info.unrecorded = access.unrecorded();
  if (!access.resource().empty()) info.resource = ResolvePath(method.input_type(), access.resource());
  for (int i = 0; i < method.input_type()->field_count(); ++i)
    if (aip::Behaves(method.input_type()->field(i), google::api::REQUIRED))
      info.required.push_back(method.input_type()->field(i));
  info.restricted = &aip::RestrictedFieldsOf(method.output_type());
  return info;
}

}  // namespace

absl::StatusOr<std::vector<MethodInfo>> ReadMethods(const google::protobuf::ServiceDescriptor& service) {
  std::vector<MethodInfo> methods;
  std::vector<std::string> faults;
  for (int i = 0; i < service.method_count(); ++i) {
    const MethodDescriptor& method = *service.method(i);
    const v1::Access& access = method.options().GetExtension(v1::access);
    if (const std::string fault = Fault(method, access); !fault.empty()) {
      faults.push_back(absl::StrCat(method.full_name(), " ", fault));
    } else {
      methods.push_back(Read(method, access));
    }
  }
  if (!faults.empty()) return absl::FailedPreconditionError(absl::StrJoin(faults, "; "));
  return methods;
}

MethodInfo Setting(const MethodInfo& method, const ReservedField& reserved) {
  MethodInfo setting = method;
  setting.name = absl::StrCat(method.name, ".", reserved.field->name());
  setting.open = false;
  setting.roles = reserved.roles;
  setting.reserved.clear();
  return setting;
}

}  // namespace pepiniere::rpc
