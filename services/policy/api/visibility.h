// Who reads what is not for everybody: policy officers, and whoever reads everything; of a proposal, its authors.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/store/proposal_store.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::policy::api {

// Whether the caller leads what is proposed, as programme administrators do too.
bool IsOfficer(const rpc::CallScope& call);
// Whether the caller reads all that this service keeps.
bool ReadsEverything(const rpc::CallScope& call);
store::Reader ReaderOf(const rpc::CallScope& call);
bool IsAuthor(const rpc::CallScope& call, const resources::Proposal& proposal);
// Whether there is that proposal for the caller; whether they read all of it.
bool Reads(const rpc::CallScope& call, const resources::Proposal& proposal);
bool ReadsWhole(const rpc::CallScope& call, const resources::Proposal& proposal);

// One a call, or a message of a stream; remembers what it found out.
class Visibility {
 public:
  Visibility(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  // The same of a proposal by its id.
  absl::StatusOr<bool> Reads(const std::string& proposal);
  absl::StatusOr<bool> ReadsWhole(const std::string& proposal);

 private:
  absl::StatusOr<const std::optional<resources::Proposal>*> Find(const std::string& id);

  const Context& context_;
  const rpc::CallScope& call_;
  std::map<std::string, std::optional<resources::Proposal>> found_;
};

}  // namespace pepiniere::policy::api
