#include "services/cohort/peers/persons.h"

#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/peers/request_ids.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::cohort::peers {
namespace {

constexpr std::size_t kLongestName = 200;  // what the access service takes, in characters

}  // namespace

absl::StatusOr<std::string> Persons::Create(const rpc::CallScope& call, std::string_view key,
                                            const std::string& display_name) const {
  PEP_ASSIGN(const auto channel, access_.channel());
  const auto context = rpc::PeerCall::AsService(call);
  access::v1::CreatePersonRequest request;
  request.mutable_person()->set_display_name(std::string(base::FirstCharacters(display_name, kLongestName)));
  request.set_request_id(RequestIdOf(base::Concat(key, "\n", display_name)));
  access::v1::Person person;
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
               return access::v1::AccessService::Stub(channel).CreatePerson(context.get(), request, &person);
             }));
  if (!status.ok()) return clients::FromGrpc(status);
  return person.name();
}

}  // namespace pepiniere::cohort::peers
