// Whoever said what a proposal cites, whom the feedback service knows: told there, and by nobody else, what became of
// it.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/rpc/peer.h"

namespace pepiniere::policy::peers {

enum class Outcome {
  kCited,
  kTransmitted,
  kSilent,
  kAccepted,
  kPartlyAccepted,
  kDeclined,
  kAdopted,
  kInForce,
  kAbandoned
};

struct News {
  std::string contribution;           // the name of an idea, or of a constraint topic
  std::optional<base::Date> month{};  // of a topic: of the figures that were cited
  Outcome outcome{};
  std::string consequence{}, title{};  // what it became, or is part of: a name, and what that is called
};

// Thread-safe.
class Contributions {
 public:
  // It must outlive this.
  explicit Contributions(const rpc::Peer& feedback) : feedback_(feedback) {}

  // Has all of them told, those who were told already not again: after an error, whoever is left when it is asked the
  // same again. INVALID_ARGUMENT: asking again is of no use.
  absl::Status Tell(const News& news, absl::Time deadline) const;

 private:
  const rpc::Peer& feedback_;
};

}  // namespace pepiniere::policy::peers
