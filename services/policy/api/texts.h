// Texts that were adopted, and public holidays that were decided one by one: what they have of their own.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/holiday.pb.h"
#include "pepiniere/policy/v1/text.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/decided_holiday.h"
#include "services/policy/resources/text.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Text> : StandardRules<policy::resources::Text, policy::v1::Text, policy::api::Context> {
  using T = policy::resources::Text;

  // What adopts a proposal keeps what that took.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
  // Whether it is in force.
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  // The proposals that it adopts.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
};

template <>
struct Rules<policy::resources::DecidedHoliday>
    : StandardRules<policy::resources::DecidedHoliday, policy::v1::Holiday, policy::api::Context> {
  using T = policy::resources::DecidedHoliday;

  // The clocks that run.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static absl::Status LifeChanged(journal::Unit& unit, const base::Stored<T>& after);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
};

extern template class StandardMethods<policy::resources::Text>;
extern template class StandardMethods<policy::resources::DecidedHoliday>;

}  // namespace pepiniere::resource
