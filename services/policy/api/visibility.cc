#include "services/policy/api/visibility.h"

#include <algorithm>

#include "services/base/try.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {

using resources::Proposal;

bool IsOfficer(const rpc::CallScope& call) {
  return call.principal().Covers(rpc::v1::ROLE_POLICY_OFFICER, "") || resource::IsAdministrator(call);
}

bool ReadsEverything(const rpc::CallScope& call) { return IsOfficer(call) || resource::SeesEverything(call); }

store::Reader ReaderOf(const rpc::CallScope& call) {
  return {.everything = ReadsEverything(call), .person = call.principal().person};
}

bool IsAuthor(const rpc::CallScope& call, const Proposal& proposal) {
  const std::string& person = call.principal().person;
  return !person.empty() && std::ranges::find(proposal.authors, person) != proposal.authors.end();
}

bool ReadsWhole(const rpc::CallScope& call, const Proposal& proposal) {
  return ReadsEverything(call) || IsAuthor(call, proposal);
}

bool Reads(const rpc::CallScope& call, const Proposal& proposal) { return proposal.open || ReadsWhole(call, proposal); }

absl::StatusOr<const std::optional<Proposal>*> Visibility::Find(const std::string& id) {
  auto known = found_.find(id);
  if (known == found_.end()) {
    PEP_ASSIGN(const auto found, record::Find<Proposal>(context_.db, call_.deadline(), id));
    known = found_.emplace(id, found ? std::optional(found->value) : std::nullopt).first;
  }
  return &known->second;
}

absl::StatusOr<bool> Visibility::Reads(const std::string& proposal) {
  if (ReadsEverything(call_)) return true;
  PEP_ASSIGN(const auto* const found, Find(proposal));
  return found->has_value() && api::Reads(call_, **found);
}

absl::StatusOr<bool> Visibility::ReadsWhole(const std::string& proposal) {
  if (ReadsEverything(call_)) return true;
  PEP_ASSIGN(const auto* const found, Find(proposal));
  return found->has_value() && api::ReadsWhole(call_, **found);
}

}  // namespace pepiniere::policy::api
