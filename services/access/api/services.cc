#include "services/access/api/services.h"

#include "pepiniere/access/v1/access_service.pb.h"
#include "pepiniere/rpc/v1/audit.pb.h"
#include "services/access/api/access_bindings.h"
#include "services/access/api/audit_witnesses.h"
#include "services/access/store/access_store.h"
#include "services/aip/fields.h"
#include "services/record/schema.h"
#include "services/resource/audit.h"
#include "services/rpc/permissions.h"

namespace pepiniere::access::api {
namespace {

constexpr const char* kName = "pepiniere.access.v1.AccessService";

class AccessService final : public rpc::Service {
 public:
  AccessService(const Context& context, journal::Hub& hub)
      : rpc::Service(kName),
        context_(context),
        bindings_(context_, hub),
        witnesses_(context_),
        permissions_({kName}, *this) {
    bindings_.Mount(*this);
    witnesses_.Mount(*this);
    permissions_.Mount(*this);
    Unary("GetCaller", *this, &AccessService::GetCaller);
    Unary("ListAuditRecords", [this](rpc::CallScope& call, const rpc::AnyMessage& request, rpc::AnyMessage& reply) {
      return resource::ListAuditRecords(context_, call, request, aip::TextIn(request, "resource"), {}, reply);
    });
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view) override {
    return std::vector<std::string>();
  }

  absl::Status Ready() override {
    return record::CheckSchema(context_.db, context_.clock.Now() + absl::Seconds(2), store::kMigrations);
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    v1::Caller caller;
    caller.set_subject(call.principal().subject);
    for (const identity::Binding& binding : call.principal().bindings) {
      v1::Caller::Held& held = *caller.add_roles();
      held.set_role(binding.role);
      held.set_resource(binding.resource);
    }
    return caller;
  }

  const Context context_;
  AccessBindings bindings_;
  resource::StandardMethods<AuditWitness> witnesses_;
  rpc::Permissions permissions_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeAccessService(const Context& context, journal::Hub& hub) {
  return std::make_unique<AccessService>(context, hub);
}

}  // namespace pepiniere::access::api
