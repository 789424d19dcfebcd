// Evidence: cited once, and then as it was.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/evidence.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/api/visibility.h"
#include "services/policy/resources/evidence.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Evidence>
    : StandardRules<policy::resources::Evidence, policy::v1::Evidence, policy::api::Context> {
  using T = policy::resources::Evidence;

  // CreateEvidence asks the source.
  static constexpr std::string_view kOwnMethods[] = {"CreateEvidence"};
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // What its source does not say to everybody is found by its source by those alone who read it.
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // Whether it lost a name since.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored) { return visibility_.Reads(record::ParentIn(stored.id)); }
    // What its source does not say to everybody is for those who read all of the proposal.
    absl::Status Restrict(Proto& proto);

   private:
    policy::api::Visibility visibility_;
  };
};

extern template class StandardMethods<policy::resources::Evidence>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class EvidenceMethods {
 public:
  // All must outlive this.
  EvidenceMethods(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Evidence> Create(rpc::CallScope& call, const v1::CreateEvidenceRequest& request);
  absl::StatusOr<v1::EvidenceCheck> Check(rpc::CallScope& call, const v1::CheckEvidenceRequest& request);

  const Context& context_;
  resource::StandardMethods<resources::Evidence> standard_;
};

}  // namespace pepiniere::policy::api
