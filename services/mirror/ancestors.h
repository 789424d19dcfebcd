// What organisations and incubators lie below, from a copy of the portfolio's.
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

class PlaceIndex;

// A resource, as another service refers to it.
struct Place {
  std::string name;  // "organisations/x"
  std::string uid;   // empty: it is not known

  bool operator==(const Place&) const = default;
};

// Thread-safe.
class Ancestors {
 public:
  // `portfolio`: as whom hidden incubators are told too.
  explicit Ancestors(const std::shared_ptr<grpc::Channel>& portfolio, const MirrorOptions& options = {});
  ~Ancestors();

  void Start();
  void Stop();

  // "organisations/x" and all that it is below; "incubators/x", who owns it, and all that is above. The nearest first;
  // what is not known, or deleted, ends it, without a uid. UNAVAILABLE while a copy that it takes is older than
  // `limit`.
  absl::StatusOr<std::vector<Place>> SelfAndAbove(std::string_view name, absl::Duration limit) const;

  // The names of an organisation and of all organisations that are below it, in order. UNAVAILABLE likewise.
  absl::StatusOr<std::vector<std::string>> SelfAndBelow(std::string_view name, absl::Duration limit) const;

  // Of the older copy. Infinite: there is none yet.
  absl::Duration Age() const;

 private:
  const std::unique_ptr<MirrorOf<PlaceIndex>> organisations_, incubators_;
};

}  // namespace pepiniere::mirror
