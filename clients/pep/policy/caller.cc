#include "clients/pep/policy/caller.h"

#include "clients/pep/kit/exit_code.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {

absl::StatusOr<std::string> PolicyPerson(Session& session) {
  using Stub = policy::v1::PolicyService::Stub;
  PEP_ASSIGN(const auto caller, session.Call(&Stub::GetCaller, policy::v1::GetCallerRequest()));
  if (!caller.person().empty()) return caller.person();
  return InOwnWords(absl::StatusCode::kUnauthenticated,
                    session.say()({"this is done for oneself, and you are nobody in particular here: pep login",
                                   "cela se fait pour soi, et vous n'êtes personne en particulier ici : pep login"}));
}

}  // namespace pepiniere::pep
