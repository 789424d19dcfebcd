// What a caller is by the bindings that the access service keeps.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/identity/binding_source.h"
#include "services/mirror/mirror.h"

namespace pepiniere::mirror {

class BindingIndex;

// Thread-safe. Who is asked about is told from this process's copy: no look-up elsewhere, however many calls.
class GivenRoles final : public identity::BindingSource {
 public:
  // No decision is made with a copy that is older.
  static constexpr absl::Duration kLimit = absl::Seconds(5);

  // `access`: as whom the bindings may be listed and watched.
  explicit GivenRoles(const std::shared_ptr<grpc::Channel>& access, MirrorOptions options = {});
  ~GivenRoles() override;

  void Start();
  void Stop();

  // UNAVAILABLE while the copy is too old.
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view principal, absl::Time now) override;

  // Where a binding was made or revoked in this process: waits, `patience` at most, until it counts here. Whether it
  // does. (Elsewhere it does when it does.)
  bool WaitFor(std::string_view name, bool revoked, absl::Duration patience) const;

  // Infinite: there is no copy yet.
  absl::Duration Age() const;

 private:
  const std::unique_ptr<MirrorOf<BindingIndex>> mirror_;
};

}  // namespace pepiniere::mirror
