// What verbs of the service have in common: a request about one thing, its etag, its dry run, and the thing as it is
// then.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {

using FeedbackStub = feedback::v1::FeedbackService::Stub;

template <class Request, class Reply>
using FeedbackMethod = grpc::Status (FeedbackStub::*)(grpc::ClientContext*, const Request&, Reply*);

struct VerbFlags : WriteFlags {
  std::string id;
};

// What was typed, whole; a usage error where it is no such name.
inline absl::StatusOr<std::string> NameIn(const Noun& noun, const std::string& typed, const Messages& say) {
  const NamePattern pattern = NamePattern::Of(*noun.resource.GetDescriptor());
  const auto name = pattern.Full(typed);
  if (name && pattern.Short(*name)) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(noun.which)));
}

// A verb on one of them: which one, who reads what it writes, --dry-run, and --etag where its request has one.
template <class Request>
Command AddVerb(Command& nouns, const char* verb, Text help, const Noun& noun, VerbFlags& flags,
                std::string_view method) {
  Command command = nouns.Add(verb, help);
  command.String("ID", flags.id, noun.which, noun.type).Required();
  flags.AddTo(command, SayReaders(FeedbackPart().contract, method, command.say()));
  if constexpr (requires(Request request) { request.set_etag(""); }) flags.AddEtag(command);
  return command;
}

// Calls it of the one that was named, and shows what it is now as the noun does.
template <class Request, class Reply>
absl::Status Finish(Session& session, FeedbackMethod<Request, Reply> method, Request request, const Noun& noun,
                    const VerbFlags& flags) {
  PEP_ASSIGN(const std::string name, NameIn(noun, flags.id, session.say()));
  request.set_name(name);
  if constexpr (requires { request.set_etag(flags.etag); }) request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Reply reply, session.Call(method, request));
  ShowOne<google::protobuf::Message>(session.out(), ViewOf(noun), reply);
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
