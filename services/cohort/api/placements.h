// Placements: run on rankings or again on what one was run on, read, and published, which makes offers.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/placement.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/placement.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Placement> : StandardRules<cohort::Placement, cohort::v1::Placement, cohort::api::Context> {
  using T = cohort::Placement;

  // Of what is written: who runs it.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // The call, alone: its offers follow from one placement after the other.
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Placement>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Placements {
 public:
  // All must outlive this.
  Placements(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Placement> Run(rpc::CallScope& call, const v1::RunPlacingRequest& request);
  absl::StatusOr<v1::PlacementRun> GetRun(rpc::CallScope& call, const v1::GetPlacementRunRequest& request);

  const Context& context_;
  resource::StandardMethods<Placement> standard_;
};

}  // namespace pepiniere::cohort::api
