// What persons consent to, from a copy of the access service's.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/mirror/mirror.h"

namespace pepiniere::mirror {

class ConsentIndex;

// Thread-safe.
class Consents {
 public:
  // `access`: as whom everybody's consents may be listed and watched.
  explicit Consents(const std::shared_ptr<grpc::Channel>& access, const MirrorOptions& options = {});
  ~Consents();

  void Start();
  void Stop();

  // Those (persons/...) whose consent to this purpose ("alumni") counts, in order. UNAVAILABLE while the copy is older
  // than `limit`.
  absl::StatusOr<std::vector<std::string>> Agreeing(std::string_view purpose, absl::Duration limit) const;
  // Whether that person is one of them.
  absl::StatusOr<bool> Agrees(std::string_view person, std::string_view purpose, absl::Duration limit) const;

  // Infinite: there is no copy yet.
  absl::Duration Age() const;

 private:
  const std::unique_ptr<MirrorOf<ConsentIndex>> mirror_;
};

}  // namespace pepiniere::mirror
