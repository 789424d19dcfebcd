// What each service has of a person: told page by page, and erased.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::access {

struct PersonalData {
  std::string service;
  // Each asks the service, for the call, and waits for `patience` at most.
  std::function<absl::StatusOr<rpc::v1::ExportPersonalDataResponse>(
      const rpc::CallScope& call, const rpc::v1::ExportPersonalDataRequest&, absl::Duration patience)>
      tell;
  std::function<absl::StatusOr<rpc::v1::ErasePersonalDataResponse>(
      const rpc::CallScope& call, const rpc::v1::ErasePersonalDataRequest&, absl::Duration patience)>
      erase;
};

// Of every service, this one too. All must outlive what is made of them.
struct HoldingPeers {
  const rpc::Peer &portfolio, &cohort, &metrics, &feedback, &policy, &access;
};
std::vector<PersonalData> PersonalDataOf(const HoldingPeers& peers);

}  // namespace pepiniere::access
