// Assignments of people: what they have of their own.
#pragma once

#include <string>

#include "pepiniere/cohort/v1/assignment.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/assignment.h"
#include "services/cohort/store/assignment_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::cohort::api {

// On what a role reaches it: the programme of its cohort, and the person.
std::vector<std::string> ContainersOf(const Assignment& assignment);

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

template <>
struct Rules<cohort::Assignment> : StandardRules<cohort::Assignment, cohort::v1::Assignment, cohort::api::Context> {
  using T = cohort::Assignment;

  // What follows from what was agreed.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The profile, the cohort, a challenge of it; its days within those of the cohort, and apart from those of the
  // person's others.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  // Funding moves one step at a time.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  // The profile changes with it.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static absl::Status LifeChanged(journal::Unit& unit, const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // What its funding has still to bring.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Assignment>;

}  // namespace pepiniere::resource
