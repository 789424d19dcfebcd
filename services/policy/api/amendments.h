// Amendments: wording against wording, on the current revision of a proposal.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/amendment.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/api/visibility.h"
#include "services/policy/resources/amendment.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Amendment>
    : StandardRules<policy::resources::Amendment, policy::v1::Amendment, policy::api::Context> {
  using T = policy::resources::Amendment;

  // Of a proposal that the caller reads.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That its base is the current revision, and what stands there.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckOpen(const base::Stored<T>& stored);
  static const query::FilterSchema& Filters();
  // Whether another revision has taken the place of its base.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored) { return visibility_.Reads(record::ParentIn(stored.id)); }
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    policy::api::Visibility visibility_;
  };
};

extern template class StandardMethods<policy::resources::Amendment>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Amendments {
 public:
  // All must outlive this.
  Amendments(const Context& context, journal::Hub& hub) : standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::Status Accept(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status End(rpc::CallScope& call, const Any& request, Any& reply, resources::AmendmentState state);

  resource::StandardMethods<resources::Amendment> standard_;
};

}  // namespace pepiniere::policy::api
