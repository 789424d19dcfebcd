#include "services/pepiniered/mail_stop.h"

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"

namespace pepiniere {

absl::Status StopMail(const std::shared_ptr<grpc::Channel>& access, const std::string& token) {
  constexpr absl::Duration kPatience = absl::Seconds(5);
  access::v1::StopMailRequest request;
  request.set_token(token);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  access::v1::StopMailResponse reply;
  return clients::FromGrpc(access::v1::AccessService::NewStub(access)->StopMail(&context, request, &reply));
}

}  // namespace pepiniere
