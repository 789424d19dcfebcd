// One's own votes.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/feedback/v1/vote.pb.h"
#include "services/feedback/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

class VoteMethods {
 public:
  explicit VoteMethods(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Vote> Get(rpc::CallScope& call, const v1::GetVoteRequest& request);
  absl::StatusOr<v1::Vote> Cast(rpc::CallScope& call, const v1::CastVoteRequest& request);
  absl::StatusOr<v1::Vote> Revoke(rpc::CallScope& call, const v1::RevokeVoteRequest& request);

  const Context& context_;
};

// What stood for those who were erased is random once the window of a space has closed.
absl::Status ForgetTombstones(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
