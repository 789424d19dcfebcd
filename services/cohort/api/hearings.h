// Hearings: what they have of their own; answered by the applicant.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/hearing.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/store/hearing_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::JuryHearing> : StandardRules<cohort::JuryHearing, cohort::v1::JuryHearing, cohort::api::Context> {
  using T = cohort::JuryHearing;

  // Of an application that there is for the caller.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  // What the applicant answered, as long as it stays where it is.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The panel: jurors of the call who are not recused.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // A letter to who is heard, where it was set or moved.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // The applicant their own, without the panel and the note.
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

extern template class StandardMethods<cohort::JuryHearing>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class JuryHearings {
 public:
  // All must outlive this.
  JuryHearings(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  const Context& context_;
  resource::StandardMethods<JuryHearing> standard_;
};

}  // namespace pepiniere::cohort::api
