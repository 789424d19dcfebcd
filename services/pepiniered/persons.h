// Who signs in, as this process knows it: what the access service told of them, for a while.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "services/identity/person_source.h"
#include "services/rpc/log.h"
#include "services/rpc/peer.h"

namespace pepiniere {

// What the server asks of each caller with a token or a certificate, from its first call on: UNAVAILABLE until Follow.
// That a certificate stands for nobody is an answer like another. Thread-safe.
class Persons final : public identity::PersonSource {
 public:
  // An answer counts for so long; and so much longer where the access service cannot be asked, for a person's name does
  // not change, and hardly ever does whom somebody signs in as.
  static constexpr absl::Duration kFresh = absl::Minutes(1);
  static constexpr absl::Duration kGrace = absl::Minutes(5);

  // Of `most` subjects at a time.
  explicit Persons(std::size_t most = 100'000) : most_(most) {}

  // Asks over `access`, as a service; says in the log that it gets no answers, once a minute at most. Both must
  // outlive the calls.
  void Follow(std::shared_ptr<grpc::Channel> access, rpc::Log& log);

  // Blocks for one call at most, of two seconds at most, and only where the answer is not known: the thread leaves its
  // place to others meanwhile.
  absl::StatusOr<std::string> PersonOf(const identity::Principal& caller, absl::Time now) override;
  void Forget() override;

 private:
  using Subject = std::pair<std::string, std::string>;  // and before it, whose
  struct Known {
    std::string person;  // empty: nobody's
    absl::Time issued;   // of the token that was asked about: an older one may be of somebody who was erased
    absl::Time ask_at, forget_at;
  };
  // Tokens that were issued until then are nobody's, which stays so.
  using Refused = absl::flat_hash_map<Subject, absl::Time>;

  absl::StatusOr<std::string> Ask(const identity::Principal& caller) const;
  // What is asked anew for one more subject than there is room for.
  template <typename Map>
  void MakeRoom(Map& map, const Subject& subject) const {
    if (map.size() >= most_ && !map.contains(subject)) map.clear();
  }
  void Complain(const absl::Status& status, absl::Time now);

  const std::size_t most_;
  rpc::Peer access_{"access"};

  std::mutex mutex_;  // of what follows
  absl::flat_hash_map<Subject, Known> known_;
  Refused refused_;
  std::uint64_t forgotten_ = 0;  // how many times
  rpc::Log* log_ = nullptr;
  absl::Time complain_at_ = absl::InfinitePast();
};

}  // namespace pepiniere
