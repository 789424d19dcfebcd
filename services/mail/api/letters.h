// What was sent to whom: the one handler of every service's ListLetters.
#pragma once

#include "google/protobuf/message.h"
#include "pepiniere/rpc/v1/mail.pb.h"
#include "services/query/sql_fragment.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::mail {

// Whether mail is sent from here: what a service's parts tell its handlers.
struct Sending {
  bool configured = false;
};

// Who may ask, the service's method declares, with `parent` as its resource. `told`: which letters the caller is told
// of (LetterQuery).
absl::StatusOr<rpc::v1::ListLettersResponse> ListLetters(const resource::Context& context, const Sending& sending,
                                                         const rpc::CallScope& call,
                                                         const rpc::v1::ListLettersRequest& request,
                                                         query::SqlFragment told = {});

}  // namespace pepiniere::mail
