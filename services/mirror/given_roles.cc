#include "services/mirror/given_roles.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/mirror/grpc_peer.h"

namespace pepiniere::mirror {
namespace {

using access::v1::AccessService;
using rpc::v1::AccessBinding;

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

}  // namespace

// Those that count or will, by whom they are for.
class BindingIndex final : public Copy {
 public:
  void Put(const google::protobuf::Message& resource) override {
    const auto& binding = static_cast<const AccessBinding&>(resource);
    Remove(binding.name());
    const bool revoked = binding.has_revoke_time();
    principals_[binding.name()] = revoked ? "" : binding.principal();
    if (revoked || binding.role() == rpc::v1::ROLE_UNSPECIFIED) return;
    given_[binding.principal()].push_back(
        {.name = binding.name(),
         .binding = {binding.role(), binding.resource(), binding.resource_uid()},
         .starts_at = binding.has_start_time() ? TimeOf(binding.start_time()) : absl::InfinitePast(),
         .ends_at = binding.has_end_time() ? TimeOf(binding.end_time()) : absl::InfiniteFuture()});
  }

  void Remove(const std::string& name) override {
    const auto known = principals_.find(name);
    if (known == principals_.end()) return;
    if (const auto given = given_.find(known->second); given != given_.end()) {
      std::erase_if(given->second, [&](const Given& one) { return one.name == name; });
      if (given->second.empty()) given_.erase(given);
    }
    principals_.erase(known);
  }

  std::vector<identity::Binding> Of(std::string_view principal, absl::Time now) const {
    std::vector<identity::Binding> held;
    const auto given = given_.find(std::string(principal));
    if (given == given_.end()) return held;
    for (const Given& one : given->second) {
      if (one.starts_at <= now && now < one.ends_at) held.push_back(one.binding);
    }
    return held;
  }

  // Whether it is known so.
  bool Has(std::string_view name, bool revoked) const {
    const auto known = principals_.find(std::string(name));
    return known != principals_.end() && known->second.empty() == revoked;
  }

 private:
  struct Given {
    std::string name;
    identity::Binding binding;
    absl::Time starts_at, ends_at;
  };
  absl::flat_hash_map<std::string, std::vector<Given>> given_;  // by principal
  absl::flat_hash_map<std::string, std::string> principals_;    // by name; empty: revoked
};

GivenRoles::GivenRoles(const std::shared_ptr<grpc::Channel>& access, MirrorOptions options)
    : mirror_(std::make_unique<MirrorOf<BindingIndex>>(
          MakePeer<AccessBinding>(AccessService::NewStub(access), &AccessService::Stub::ListAccessBindings,
                                  &AccessService::Stub::PrepareAsyncWatchAccessBindings),
          std::move(options))) {}

GivenRoles::~GivenRoles() = default;

void GivenRoles::Start() { mirror_->Start(); }
void GivenRoles::Stop() { mirror_->Stop(); }

absl::StatusOr<std::vector<identity::Binding>> GivenRoles::BindingsOf(std::string_view principal, absl::Time now) {
  std::vector<identity::Binding> held;
  PEP_TRY(mirror_->Look(kLimit, [&](const BindingIndex& index) { held = index.Of(principal, now); }));
  return held;
}

bool GivenRoles::WaitFor(std::string_view name, bool revoked, absl::Duration patience) const {
  return mirror_->WaitUntil(patience, [&](const BindingIndex& index) { return index.Has(name, revoked); });
}

absl::Duration GivenRoles::Age() const { return mirror_->Age(); }

}  // namespace pepiniere::mirror
