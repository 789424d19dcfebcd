// Programmes and cohorts: what each has of its own.
#pragma once

#include "pepiniere/cohort/v1/cohort.pb.h"
#include "pepiniere/cohort/v1/programme.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/programme.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Programme> : StandardRules<cohort::Programme, cohort::v1::Programme, cohort::api::Context> {
  // The owner and the incubator as the portfolio knows them now. What it does not know, or cannot say, is kept as it
  // was given.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kAnswered = {
      {{"owner", "owner_uid"}, {"incubator", "incubator_uid"}}};
  static const query::FilterSchema& Filters();
  // A programme that has cohorts, or grids, stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<cohort::Cohort> : StandardRules<cohort::Cohort, cohort::v1::Cohort> {
  // A cohort that has challenges, people, or a published call, stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<cohort::Cohort>>> List(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         const record::ListQuery& list,
                                                                         const std::string& programme);
  static void Tell(const base::Stored<cohort::Cohort>& stored, base::Date today, cohort::v1::Cohort& proto);
};

extern template class StandardMethods<cohort::Programme>;
extern template class StandardMethods<cohort::Cohort>;

}  // namespace pepiniere::resource
