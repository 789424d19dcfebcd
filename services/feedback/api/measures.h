// Measures: what they have of their own, and how they go on.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "pepiniere/feedback/v1/measure.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/measure.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Measure> : StandardRules<feedback::Measure, feedback::v1::Measure, feedback::api::Context> {
  using T = feedback::Measure;

  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {{{"owner", "owner_uid"}}};
  // Where it is, and since when.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // What it comes from.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // Authors of what it comes from are told.
  static absl::Status Changed(const Context& context, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<feedback::Measure>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class Measures {
 public:
  // All must outlive this.
  Measures(const Context& context, journal::Hub& hub) : standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::Status Advance(rpc::CallScope& call, const Any& request, Any& reply);

  resource::StandardMethods<Measure> standard_;
};

}  // namespace pepiniere::feedback::api
