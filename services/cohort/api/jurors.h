// Jurors of calls: what they have of their own.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/cohort/v1/juror.pb.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/store/jury_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Juror> : StandardRules<cohort::Juror, cohort::v1::Juror, cohort::api::Context> {
  using T = cohort::Juror;

  // The organisation as the portfolio knows it now.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"organisation", "organisation_uid"}}};
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  // Another coach does: who could leave a jury and come back would read what its jurors must not.
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  // The same; the seats, which are the call's; and that the person has no row of it yet.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // Conflicts with the applications that there are.
  static absl::Status Changed(const Context& context, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // A juror their own row.
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

extern template class StandardMethods<cohort::Juror>;

}  // namespace pepiniere::resource
