// What verbs of the service have in common: a request about one thing, its etag, its dry run, and the thing as it is
// then.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/policy/part.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {

using PolicyStub = policy::v1::PolicyService::Stub;

template <class Request, class Reply>
using PolicyMethod = grpc::Status (PolicyStub::*)(grpc::ClientContext*, const Request&, Reply*);

struct PolicyVerbFlags : WriteFlags {
  std::string id, reason;
};

// What was typed, whole; a usage error where it is no such name.
inline absl::StatusOr<std::string> PolicyName(const Noun& noun, const std::string& typed, const Messages& say) {
  const NamePattern pattern = NamePattern::Of(*noun.resource.GetDescriptor());
  const auto name = pattern.Full(typed);
  if (name && pattern.Short(*name)) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(noun.which)));
}

// A verb on one of them: which one, who reads what it writes, --dry-run, and --etag where its request has one.
template <class Request>
Command AddPolicyVerb(Command& nouns, const char* verb, Text help, const Noun& noun, PolicyVerbFlags& flags,
                      std::string_view method) {
  Command command = nouns.Add(verb, help);
  command.String("ID", flags.id, noun.which, noun.type).Required();
  flags.AddTo(command, SayReaders(PolicyPart().contract, method, command.say()));
  if constexpr (requires(Request request) { request.set_etag(""); }) flags.AddEtag(command);
  return command;
}

// Calls it of the one that was named, and shows what it is now as the noun does.
template <class Request, class Reply>
absl::Status FinishPolicy(Session& session, PolicyMethod<Request, Reply> method, Request request, const Noun& noun,
                          const PolicyVerbFlags& flags) {
  PEP_ASSIGN(const std::string name, PolicyName(noun, flags.id, session.say()));
  request.set_name(name);
  if constexpr (requires { request.set_etag(flags.etag); }) request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Reply reply, session.Call(method, request));
  ShowOne<google::protobuf::Message>(session.out(), ViewOf(noun), reply);
  flags.Remind(session.out());
  return absl::OkStatus();
}

// A verb that takes nothing else.
template <class Request, class Reply>
void AddPlainVerb(Command& nouns, const char* verb, Text help, Noun (*noun)(), PolicyMethod<Request, Reply> method,
                  std::string_view called) {
  auto flags = std::make_shared<PolicyVerbFlags>();
  AddPolicyVerb<Request>(nouns, verb, help, noun(), *flags, called).Does([flags, noun, method](Session& session) {
    return FinishPolicy(session, method, Request(), noun(), *flags);
  });
}

// One that takes a reason.
enum class Asked { kAlways, kIfAny };
template <class Request, class Reply>
void AddReasonedVerb(Command& nouns, const char* verb, Text help, Noun (*noun)(), PolicyMethod<Request, Reply> method,
                     std::string_view called, Text why, Asked asked = Asked::kAlways) {
  auto flags = std::make_shared<PolicyVerbFlags>();
  Command command = AddPolicyVerb<Request>(nouns, verb, help, noun(), *flags, called);
  auto reason = command.String("--reason", flags->reason, why);
  if (asked == Asked::kAlways) reason.Required();
  command.Does([flags, noun, method](Session& session) {
    Request request;
    request.set_reason(flags->reason);
    return FinishPolicy(session, method, std::move(request), noun(), *flags);
  });
}

}  // namespace pepiniere::pep
