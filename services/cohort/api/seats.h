// Seats of calls: what they have of their own.
#pragma once

#include <string>

#include "pepiniere/cohort/v1/seat.pb.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/seat_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Seat> : StandardRules<cohort::Seat, cohort::v1::Seat, cohort::api::Context> {
  using T = cohort::Seat;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // The call, whose results are not due.
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  // A challenge of the call's cohort, selected where the call is published; and no other seat's with that skill.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // Of a draft: whether sealed applications chose it is told to nobody.
  static absl::Status CheckDeletable(journal::Unit& unit, const base::Stored<T>& before);
  // As Check has it of a new one.
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // Those of calls that the caller sees.
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

extern template class StandardMethods<cohort::Seat>;

}  // namespace pepiniere::resource
