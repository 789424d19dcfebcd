#include "services/rpc/permissions.h"

#include <algorithm>
#include <map>
#include <utility>

#include "google/api/resource.pb.h"
#include "services/aip/resource_type.h"
#include "services/base/try.h"

namespace pepiniere::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// What a field holds the name of: what it refers to, or the resource whose name it is. Null for neither.
const google::api::ResourceDescriptor* TypeNamedBy(const FieldDescriptor* field) {
  const std::string& refers_to = field->options().GetExtension(google::api::resource_reference).type();
  if (!refers_to.empty()) return aip::FindResourceType(refers_to, field->file());
  const auto& own = field->containing_type()->options();
  return field->name() == "name" && own.HasExtension(google::api::resource) ? &own.GetExtension(google::api::resource)
                                                                            : nullptr;
}

// Of a method that takes a role on everything, and so declares no resource: the field that says what it is about.
const FieldDescriptor* NamingField(const Descriptor* request) {
  for (const char* usual : {"name", "parent"}) {
    if (const FieldDescriptor* field = request->FindFieldByName(usual)) return field;
  }
  for (int i = 0; i < request->field_count(); ++i) {
    const Descriptor* held = request->field(i)->message_type();
    const FieldDescriptor* name = held ? held->FindFieldByName("name") : nullptr;
    if (name) return name;
  }
  return nullptr;
}

// What matches every resource that a method may name; none for one that names nothing.
std::vector<aip::ResourcePattern> About(const FieldDescriptor* field) {
  const auto* type = field ? TypeNamedBy(field) : nullptr;
  std::vector<aip::ResourcePattern> patterns;
  // The option lives as long as its descriptor.
  if (!type) return patterns;
  for (const std::string& pattern : type->pattern()) patterns.emplace_back(pattern);
  return patterns;
}

// A role is held on what it names, of whatever type that is.
bool IsAboutAny(const MethodInfo& info) { return !info.resource.empty() && !TypeNamedBy(info.resource.back()); }

// Looks up each resource once, however many methods ask.
class Remembering : public ScopeResolver {
 public:
  explicit Remembering(ScopeResolver& resolver) : resolver_(resolver) {}

  absl::StatusOr<std::vector<std::string>> Containing(CallScope& scope, std::string_view resource) override {
    const auto found = known_.find(resource);
    if (found != known_.end()) return found->second;
    return known_.emplace(resource, resolver_.Containing(scope, resource)).first->second;
  }

 private:
  ScopeResolver& resolver_;
  std::map<std::string, absl::StatusOr<std::vector<std::string>>, std::less<>> known_;
};

// What was refused is no failure of who asks about it.
absl::StatusOr<bool> Allows(const absl::Status& status) {
  if (absl::IsPermissionDenied(status)) return false;
  PEP_TRY(status);
  return true;
}

}  // namespace

Permissions::Permissions(const std::vector<std::string>& services, ScopeResolver& resolver) : resolver_(resolver) {
  for (const std::string& name : services) {
    const auto* service = DescriptorPool::generated_pool()->FindServiceByName(name);
    // What is wrong with a contract, mounting it tells.
    const auto methods = service ? ReadMethods(*service) : std::vector<MethodInfo>();
    if (!methods.ok()) continue;
    for (const MethodInfo& info : *methods) {
      if (info.open && info.reserved.empty()) continue;
      const Descriptor* request = service->FindMethodByName(info.name)->input_type();
      methods_.push_back(
          {info, About(info.resource.empty() ? NamingField(request) : info.resource.back()), IsAboutAny(info)});
    }
  }
}

bool Permissions::Method::Names(std::string_view resource) const {
  return any || std::ranges::any_of(about, [&](const auto& names) { return names.Matches(resource); });
}

absl::StatusOr<v1::Permissions> Permissions::Get(CallScope& call, const v1::GetPermissionsRequest& request) {
  v1::Permissions reply;
  Remembering resolver(resolver_);
  for (const std::string& resource : request.resources()) {
    v1::Permissions::Permission& permission = *reply.add_permissions();
    permission.set_resource(resource);
    if (call.principal().anonymous()) continue;
    for (const Method& method : methods_) {
      if (!resource.empty() && !method.Names(resource)) continue;
      const std::vector<std::string> named(resource.empty() ? 0 : 1, resource);
      PEP_ASSIGN(const bool may_call, Allows(AuthorizeAbout(call, method.info, named, resolver)));
      if (!may_call) continue;
      if (!method.info.open) permission.add_methods(method.info.name);
      for (const ReservedField& reserved : method.info.reserved) {
        const MethodInfo setting = Setting(method.info, reserved);
        PEP_ASSIGN(const bool may_set, Allows(AuthorizeAbout(call, setting, named, resolver)));
        if (may_set) permission.add_methods(setting.name);
      }
    }
  }
  return reply;
}

void Permissions::Mount(Service& service) { service.Unary("GetPermissions", *this, &Permissions::Get); }

}  // namespace pepiniere::rpc
