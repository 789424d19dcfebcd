// What libraries write to standard error, as lines of the log: gRPC's own log, a connector's complaint, what glibc or
// the C++ runtime say before they abort.
#pragma once

#include <memory>

#include "services/rpc/log.h"

namespace pepiniere::rpc {

// One at a time. While it lives, standard error leads here, and each line of it to the log; what comes with an abort is
// written before the process ends.
class StrayLines {
 public:
  // Null if the system has no descriptors left: nothing is gathered then.
  static std::unique_ptr<StrayLines> Gather(std::shared_ptr<Log> log);
  virtual ~StrayLines() = default;
};

}  // namespace pepiniere::rpc
