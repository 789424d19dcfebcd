// Definitions of metrics: what they have of their own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pepiniere/metrics/v1/definition.pb.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/domain/definition.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::Definition>
    : StandardRules<metrics::domain::Definition, metrics::v1::Definition, metrics::api::Context> {
  using T = metrics::domain::Definition;

  // Its project as the portfolio knows it now.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"project", "project_uid"}}};
  // What is fixed stays; a ratio's parts are such that it can be made of them; what series are split by stays.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored) { return visibility_.Sees(stored.value); }
    absl::Status Restrict(Proto& told) { return visibility_.HideParts(told); }

   private:
    metrics::api::Visibility visibility_;
  };
};

extern template class StandardMethods<metrics::domain::Definition>;

}  // namespace pepiniere::resource
