// Proposals: what they have of their own, and the moves that are made of them directly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/proposal.pb.h"
#include "services/aip/redaction.h"
#include "services/policy/api/context.h"
#include "services/policy/api/visibility.h"
#include "services/policy/domain/proposal_move.h"
#include "services/policy/resources/proposal.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Proposal>
    : StandardRules<policy::resources::Proposal, policy::v1::Proposal, policy::api::Context> {
  using T = policy::resources::Proposal;

  // CreateProposal numbers them.
  static constexpr std::string_view kOwnMethods[] = {"CreateProposal"};
  // To whom there is one.
  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& stored);
  // What changes what it says makes the next revision.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That it has authors, and its commitments are there.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // Whose turn it is, and what may become of it.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  // What was merged into it; how long its authority has.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored) { return policy::api::Reads(call_, stored.value); }
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const rpc::CallScope& call_;
  };
};

// What is below a proposal is for whoever reads it; nobody makes any by itself.
template <typename T, typename P>
struct WayRules : StandardRules<T, P, policy::api::Context> {
  static absl::StatusOr<bool> FindParent(const policy::api::Context& context, const rpc::CallScope& call,
                                         const std::string& parent) {
    return policy::api::Visibility(context, call).Reads(parent);
  }
  static const query::FilterSchema& Filters() {
    static const auto* const kNone = new query::FilterSchema{};
    return *kNone;
  }
  class Viewer {
   public:
    Viewer(const policy::api::Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored) { return visibility_.Reads(record::ParentIn(stored.id)); }
    // Who did what is for those who read all of it.
    absl::Status Restrict(P& proto) {
      const std::string proposal = record::ParentIn(record::IdIn(T::kPattern, proto.name()));
      PEP_ASSIGN(const bool whole, visibility_.ReadsWhole(proposal));
      if (!whole) aip::Redact(proto);
      return absl::OkStatus();
    }

   private:
    policy::api::Visibility visibility_;
  };
};
template <>
struct Rules<policy::resources::ProposalVersion>
    : WayRules<policy::resources::ProposalVersion, policy::v1::ProposalVersion> {};
template <>
struct Rules<policy::resources::ProposalStep> : WayRules<policy::resources::ProposalStep, policy::v1::ProposalStep> {};

extern template class StandardMethods<policy::resources::Proposal>;
extern template class StandardMethods<policy::resources::ProposalVersion>;
extern template class StandardMethods<policy::resources::ProposalStep>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Proposals {
 public:
  // All must outlive this.
  Proposals(const Context& context, journal::Hub& hub)
      : context_(context), standard_(context, &hub), versions_(context), steps_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Proposal> Create(rpc::CallScope& call, const v1::CreateProposalRequest& request);
  using Any = google::protobuf::Message;
  absl::Status Submit(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Merge(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Refer(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Adopt(rpc::CallScope& call, const Any& request, Any& reply);
  // Evaluate and Repeal: by a piece of evidence that the request names.
  absl::Status Judge(rpc::CallScope& call, const Any& request, Any& reply, ProposalMove move);
  // Those that take a reason at most.
  absl::Status Move(rpc::CallScope& call, const Any& request, Any& reply, ProposalMove move);

  const Context& context_;
  resource::StandardMethods<resources::Proposal> standard_;
  resource::StandardMethods<resources::ProposalVersion> versions_;
  resource::StandardMethods<resources::ProposalStep> steps_;
};

}  // namespace pepiniere::policy::api
