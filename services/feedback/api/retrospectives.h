// Retrospectives: what they have of their own.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/feedback/v1/retrospective.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/retrospective.h"
#include "services/feedback/store/constraint_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Retrospective>
    : StandardRules<feedback::Retrospective, feedback::v1::Retrospective, feedback::api::Context> {
  using T = feedback::Retrospective;

  // Nobody writes for somebody else.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAnswered = {
      {{"project", "project_uid"}, {"challenge", "challenge_uid"}, {"cohort", "cohort_uid"}}};
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& stored);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call);
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // Who wrote it, to all but themselves: it blames nobody.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
    const feedback::store::TeamReader reader_;
  };
};

extern template class StandardMethods<feedback::Retrospective>;

}  // namespace pepiniere::resource
