#include "services/mail/peers/contacts.h"

#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::mail {
namespace {

absl::StatusOr<Contact> Ask(const rpc::Peer& access, const std::string& person, absl::Time deadline) {
  PEP_ASSIGN(const auto channel, access.channel());
  access::v1::GetContactsRequest request;
  request.add_names(person);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(deadline));
  access::v1::GetContactsResponse reply;
  PEP_TRY(clients::FromGrpc(access::v1::AccessService::Stub(channel).GetContacts(&context, request, &reply)));
  if (reply.contacts_size() != 1) return absl::InternalError("the access service told of others than were asked for");
  const access::v1::Contact& told = reply.contacts(0);
  return Contact{.display_name = told.display_name(),
                 .address = told.email(),
                 .erased = told.unknown(),
                 .stopped = told.mail_stopped(),
                 .stop_token = told.stop_token()};
}

}  // namespace

FindContact AskAccess(const rpc::Peer& access) {
  return [&access](const std::string& person, absl::Time deadline) { return Ask(access, person, deadline); };
}

}  // namespace pepiniere::mail
