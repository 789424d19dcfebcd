// Who may do what, as this process knows it: its copy of what the access service keeps.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/identity/binding_source.h"
#include "services/mirror/given_roles.h"
#include "services/rpc/log.h"
#include "services/rpc/server.h"

namespace pepiniere {

// What the server asks of each caller, from its first call on: UNAVAILABLE until the copy is there.
class Rights final : public identity::BindingSource {
 public:
  // Follows the access service over `access`, from now until Stop; says in the server's log when the copy is stale, and
  // shows its age.
  void Follow(const std::shared_ptr<grpc::Channel>& access, rpc::Server& server);
  void Stop();
  // OK once the copy was there, or was waited for long enough: what is open data is served without it.
  absl::Status Ready();

  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view principal, absl::Time now) override;
  // See GivenRoles::WaitFor.
  bool WaitFor(std::string_view name, bool revoked, absl::Duration patience) const;

 private:
  std::shared_ptr<mirror::GivenRoles> given() const;

  mutable std::mutex mutex_;
  std::shared_ptr<mirror::GivenRoles> given_;
  absl::Time since_ = absl::InfiniteFuture();  // when it began to be followed
  bool ready_ = false;
};

}  // namespace pepiniere
