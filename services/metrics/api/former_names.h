// Former names of projects in requests and roles: the one place where they become those of now. Whoever resolves the
// name of a project answers NOT_FOUND of a former one (project_rules.h, indicators.h), and is asked again by the other.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/base/try.h"
#include "services/identity/principal.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/hook_reading.h"
#include "services/query/filter.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"

namespace pepiniere::metrics::api {

// Puts the name that a project has now in the place of a former one, wherever the contract declares a name in
// `request`, and moves what is still kept under that; whether there was any of either, so that the same call may go
// well now. See rpc::ScopeResolver.
absl::StatusOr<bool> PutNamesOfNow(const Context& context, const rpc::CallScope& call,
                                   google::protobuf::Message& request);
// The names alone, for who looks then whether all is where it belongs.
absl::Status PutNamesAlone(const Context& context, const rpc::CallScope& call, google::protobuf::Message& message);
// Of what a hook says in messages of the contract, and of the `project` that a filter asks for; as they are while
// nobody can say what projects are called.
void PutNamesAlone(const Context& context, const rpc::CallScope& call, HeardHook& heard);
void PutNamesAlone(const Context& context, const rpc::CallScope& call, query::Filter& filter);

// `message` with the names of now. For who refuses one thing of many, and not the request: nobody asks again then.
template <class Message>
absl::StatusOr<Message> WithNamesOfNow(const Context& context, const rpc::CallScope& call, const Message& message) {
  Message now = message;
  PEP_TRY(PutNamesAlone(context, call, now));
  return now;
}

// Roles, those on projects with the names that these have now: by their uid, where one was kept with the role. One on a
// project that is no more is left out. As they are while the portfolio does not answer.
std::vector<identity::Binding> NamedNow(const Context& context, const rpc::CallScope& call,
                                        std::vector<identity::Binding> held);

// A client's stream, its messages with the names of now: nobody asks again by another name there.
template <class Message>
class NamesOfNow final : public rpc::MessageReader<Message> {
 public:
  // All must outlive this.
  NamesOfNow(const Context& context, const rpc::CallScope& call, rpc::MessageReader<Message>& reader)
      : context_(context), call_(call), reader_(reader) {}

  bool Next(Message& message) override {
    if (!status_.ok() || !reader_.Next(message)) return false;
    status_ = PutNamesAlone(context_, call_, message);
    return status_.ok();
  }
  absl::Status status() const override { return status_.ok() ? reader_.status() : status_; }

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  rpc::MessageReader<Message>& reader_;
  absl::Status status_;
};

}  // namespace pepiniere::metrics::api
