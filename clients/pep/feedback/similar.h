// Ideas that say nearly the same as what somebody is about to propose.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/feedback/v1/idea.pb.h"

namespace pepiniere::pep {

absl::StatusOr<feedback::v1::FindSimilarIdeasResponse> FindSimilar(Session& session, const std::string& space,
                                                                   const std::string& text);
void ShowSimilar(const feedback::v1::FindSimilarIdeasResponse& similar, const Output& output);

// Before an idea is proposed: shows those that are near, beside the answer; and where somebody is at a terminal, asks
// whether it is proposed all the same. A usage error where they do not say yes.
absl::Status ShowBeforeProposing(Session& session, google::protobuf::Message& request);

}  // namespace pepiniere::pep
