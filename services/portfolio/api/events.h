// Events of projects: what they have of their own.
#pragma once

#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/portfolio/api/below_project.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/domain/event.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::portfolio::api {

using Events = resource::StandardMethods<Event>;

Event FromProto(const v1::ProjectEvent& proto, std::string_view prefix, aip::Violations& violations);

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

template <>
struct Rules<portfolio::Event> : portfolio::api::BelowProject<portfolio::Event, portfolio::v1::ProjectEvent> {
  // None.
  static const query::FilterSchema& Filters();
  // Which import told it.
  static void Complete(const rpc::CallScope& call, const portfolio::Event* before, portfolio::Event& now);
  // That no delivery comes to lie ahead. What an import tells of one is kept as it is.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const portfolio::Event& before,
                            const portfolio::Event& now, aip::Violations& violations);
  static void Tell(const base::Stored<portfolio::Event>& stored, base::Date today, portfolio::v1::ProjectEvent& proto);
};

extern template class StandardMethods<portfolio::Event>;

}  // namespace pepiniere::resource
