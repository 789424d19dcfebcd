// Calls: what they have of their own; checked, published, cancelled.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/call.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/call_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::cohort::api {

// Whose drafts the caller reads: those of the programmes whose coach they are, and all of them an administrator.
store::DraftReach DraftsOf(const rpc::CallScope& call);
// Whether they lead that call: its programme's coaches and administrators do, but who competes in it is an applicant
// there, whatever else they are.
absl::StatusOr<bool> LeadsCall(const Context& context, const rpc::CallScope& call, const base::Stored<Call>& led);
absl::StatusOr<bool> LeadsCall(db::Session& session, const rpc::CallScope& call, const base::Stored<Call>& led,
                               absl::Time now);
// That it was not called off: FAILED_PRECONDITION (CALL_CANCELLED) otherwise.
absl::Status CheckGoesOn(const base::Stored<Call>& call);
// That they do not compete in the call of that id (PERMISSION_DENIED), whose roles let them lead it.
absl::Status CheckCompetesNot(const Context& context, const rpc::CallScope& call, const std::string& id);

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

template <>
struct Rules<cohort::Call> : StandardRules<cohort::Call, cohort::v1::Call, cohort::api::Context> {
  using T = cohort::Call;

  // Of what is written: nobody who competes in it.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  // Its zone where nobody says one, and what became of it.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The cohort, the version of a grid, the zone.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  // CALL_FIXED, or what comes to contradict itself.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  // A draft.
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // Where it stands now.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& calls);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto) { return AddBeside(context_, call_, {&proto}); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Call>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Calls {
 public:
  // All must outlive this.
  Calls(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::CheckCallResponse> Check(rpc::CallScope& call, const v1::CheckCallRequest& request);

  const Context& context_;
  resource::StandardMethods<Call> standard_;
};

}  // namespace pepiniere::cohort::api
