#include "services/portfolio/api/move_bindings.h"

#include <vector>

#include "pepiniere/rpc/v1/access_binding.pb.h"
#include "services/aip/values.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/roles.h"
#include "services/portfolio/store/former_bindings.h"

namespace pepiniere::portfolio::api {
namespace {

constexpr std::size_t kLongestReason = 10'000;  // in characters, as access_binding.proto bounds it

rpc::v1::AccessBinding ToProto(const store::FormerBinding& former) {
  rpc::v1::AccessBinding binding;
  binding.set_name(base::Concat("accessBindings/", former.id));
  binding.set_principal(former.principal);
  binding.set_role(identity::RoleNamed(former.role));
  binding.set_resource(former.resource);
  binding.set_resource_uid(former.resource_uid);
  *binding.mutable_start_time() = aip::ToProto(former.starts_at);
  if (former.ends_at) *binding.mutable_end_time() = aip::ToProto(*former.ends_at);
  binding.set_reason(std::string(base::FirstCharacters(former.reason, kLongestReason)));
  binding.set_granted_by(former.granted_by);
  *binding.mutable_create_time() = aip::ToProto(former.created_at);
  if (former.revoked_at) *binding.mutable_revoke_time() = aip::ToProto(*former.revoked_at);
  binding.set_revoked_by(former.revoked_by);
  return binding;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> MoveBindings(db::Database& db, const peers::Access& access,
                                                      absl::Time deadline) {
  PEP_ASSIGN(const std::vector<store::FormerBinding> former, store::FormerBindings(db, deadline));
  std::vector<rpc::v1::AccessBinding> bindings;
  for (const store::FormerBinding& binding : former) bindings.push_back(ToProto(binding));
  return access.Move(bindings, deadline);
}

}  // namespace pepiniere::portfolio::api
