// Conflicts of jurors: what they have of their own; found in a whole call.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/conflict.pb.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/domain/conflict.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Conflict> : StandardRules<cohort::Conflict, cohort::v1::Conflict, cohort::api::Context> {
  using T = cohort::Conflict;

  // A juror their own, coaches those of all once the call has closed; of an application that there is for them.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& juror,
                                 Proto& told);
  // That it is declared, and by whom.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::Status LockParent(journal::Unit& unit, const std::string& juror);
  // Holds the application: nobody reviews it meanwhile.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // A juror those that they declared, without the application.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Conflict>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Conflicts {
 public:
  // Must outlive this.
  explicit Conflicts(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::DetectConflictsResponse> Detect(rpc::CallScope& call, const v1::DetectConflictsRequest& request);

  const Context& context_;
  resource::StandardMethods<Conflict> standard_;
};

}  // namespace pepiniere::cohort::api
