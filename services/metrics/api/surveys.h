// Surveys: what they have of their own.
#pragma once

#include <string>

#include "pepiniere/metrics/v1/survey.pb.h"
#include "services/metrics/api/project_rules.h"
#include "services/metrics/domain/survey.h"

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::Survey> : metrics::api::ProjectRules<metrics::domain::Survey, metrics::v1::Survey> {
  using T = metrics::domain::Survey;

  // There is one of a day, kind, form, audience and source.
  static std::string IdOf(const Proto& told);
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static const query::SortSchema& Order();
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<metrics::domain::Survey>;

}  // namespace pepiniere::resource
