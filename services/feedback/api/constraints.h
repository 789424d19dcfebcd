// Constraints and what they are about: what each has of its own, and what is published of them.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/feedback/v1/constraint.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/constraint.h"
#include "services/feedback/store/constraint_store.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

// Who asks for what is told to teams and programmes.
store::TeamReader TeamReaderOf(const rpc::CallScope& call);
// The programme (a name) of a cohort (a name); empty of none.
std::string ProgrammeOf(std::string_view cohort);

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

template <>
struct Rules<feedback::ConstraintTopic>
    : StandardRules<feedback::ConstraintTopic, feedback::v1::ConstraintTopic, feedback::api::Context> {
  static const query::FilterSchema& Filters();
};

template <>
struct Rules<feedback::Constraint>
    : StandardRules<feedback::Constraint, feedback::v1::Constraint, feedback::api::Context> {
  using T = feedback::Constraint;

  // Nobody reports for somebody else.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAnswered = {
      {{"project", "project_uid"}, {"challenge", "challenge_uid"}, {"cohort", "cohort_uid"}}};
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // A topic that is not closed.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& stored);
  // It is acknowledged.
  static absl::Status Changed(const Context& context, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call);
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // Who reports it, but to themselves and to coaches of the programme.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
    const feedback::store::TeamReader reader_;
  };
};

extern template class StandardMethods<feedback::ConstraintTopic>;
extern template class StandardMethods<feedback::Constraint>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class ConstraintFigures {
 public:
  explicit ConstraintFigures(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ListConstraintFiguresResponse> List(rpc::CallScope& call,
                                                         const v1::ListConstraintFiguresRequest& request);

  const Context& context_;
};

// Publishes the months that are over and were not, one after the other.
absl::Status PublishMonths(const Context& context, absl::Time deadline);

}  // namespace pepiniere::feedback::api
