#include "clients/pep/feedback/caller.h"

#include "clients/pep/kit/exit_code.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {

absl::StatusOr<std::string> CallingPerson(Session& session) {
  using Stub = feedback::v1::FeedbackService::Stub;
  PEP_ASSIGN(const auto caller, session.Call(&Stub::GetCaller, feedback::v1::GetCallerRequest()));
  if (!caller.person().empty()) return caller.person();
  return InOwnWords(absl::StatusCode::kUnauthenticated,
                    session.say()({"this is done for oneself, and you are nobody in particular here: pep login",
                                   "cela se fait pour soi, et vous n'êtes personne en particulier ici : pep login"}));
}

}  // namespace pepiniere::pep
