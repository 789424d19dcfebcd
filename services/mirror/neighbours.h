// The copies that a service keeps of its neighbours, from when it runs on.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/mirror/ancestors.h"
#include "services/mirror/consents.h"

namespace pepiniere::mirror {

// Thread-safe. UNAVAILABLE where a copy is older than the limit, or was never begun.
class Neighbours {
 public:
  // No decision is made with a copy that is older.
  static constexpr absl::Duration kLimit = absl::Seconds(5);

  ~Neighbours() { Stop(); }

  // Follows both services, once: organisations and incubators of the one, consents of the other.
  void Follow(const std::shared_ptr<grpc::Channel>& portfolio, const std::shared_ptr<grpc::Channel>& access);
  void Stop();

  // The names of an organisation and of all that it is below; of one and of all that is below it.
  absl::StatusOr<std::vector<std::string>> SelfAndAbove(std::string_view organisation) const;
  absl::StatusOr<std::vector<std::string>> SelfAndBelow(std::string_view organisation) const;

  // See Consents.
  absl::StatusOr<std::vector<std::string>> Agreeing(std::string_view purpose) const;
  absl::StatusOr<bool> Agrees(std::string_view person, std::string_view purpose) const;

 private:
  std::shared_ptr<Ancestors> ancestors() const;
  std::shared_ptr<Consents> consents() const;

  mutable std::mutex mutex_;  // guards the two below
  std::shared_ptr<Ancestors> ancestors_;
  std::shared_ptr<Consents> consents_;
};

}  // namespace pepiniere::mirror
