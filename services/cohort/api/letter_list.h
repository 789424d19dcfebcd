// The letters about applications, as those who may are told of them.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/rpc/v1/mail.pb.h"
#include "services/cohort/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

// FAILED_PRECONDITION (CALL_NOT_CLOSED) for those of a call that has not closed. Of a longer list, letters about what
// is sealed, or about an application that the caller is recused from or is not told the applicant of, are left out.
absl::StatusOr<rpc::v1::ListLettersResponse> TellLetters(const Context& context, const rpc::CallScope& call,
                                                         const rpc::v1::ListLettersRequest& request);

}  // namespace pepiniere::cohort::api
