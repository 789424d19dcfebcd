// pep ping
#include <chrono>
#include <memory>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "clients/pep/commands.h"
#include "google/protobuf/wrappers.pb.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

constexpr char kCheck[] = "/grpc.health.v1.Health/Check";
constexpr int kServing = 1;
constexpr std::chrono::seconds kPatience(2);

// grpc.health.v1 by its wire format, which Debian ships no header for: an empty request asks about the whole server,
// and the answer has one field, number 1, an enumeration: what Int32Value reads.
absl::StatusOr<int> Check(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  grpc::CompletionQueue queue;
  const grpc::Slice nothing;
  const auto call = stub.PrepareUnaryCall(&context, kCheck, grpc::ByteBuffer(&nothing, 1), &queue);
  call->StartCall();
  grpc::ByteBuffer reply;
  grpc::Status status;
  call->Finish(&reply, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  PEP_TRY(clients::FromGrpc(status));
  google::protobuf::Int32Value health;
  grpc::ProtoBufferReader reader(&reply);
  if (!health.ParseFromZeroCopyStream(&reader)) return absl::UnknownError("not a health answer");
  return health.value();
}

absl::Status Ping(Session& session) {
  PEP_TRY(session.Connect());
  const absl::Time asked = absl::Now();
  PEP_ASSIGN(const int health, Check(session.channel()));
  const std::string& server = session.options().server;
  const Messages& say = session.say();
  if (health != kServing) {
    return absl::UnavailableError(say({"it is up but does not serve", "il tourne mais ne sert pas"}));
  }
  session.out().Note(say({"$0 serves ($1 ms)", "$0 sert ($1 ms)"}, server,
                         say.Decimal(absl::ToDoubleMilliseconds(absl::Now() - asked))),
                     Tone::kGood);
  return absl::OkStatus();
}

}  // namespace

void AddPingCommand(Command& root) {
  Command ping = root.Add("ping", {"Ask whether the server serves: exit code 0 when it does",
                                   "Demander si le serveur sert : code de sortie 0 si oui"});
  ping.Does(Ping);
}

}  // namespace pepiniere::pep
