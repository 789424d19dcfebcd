// Sources: what they have of their own, and their secrets.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/metrics/v1/source.pb.h"
#include "services/metrics/api/context.h"
#include "services/metrics/domain/source.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<metrics::domain::Source>
    : StandardRules<metrics::domain::Source, metrics::v1::Source, metrics::api::Context> {
  using T = metrics::domain::Source;

  // A server without a key keeps no secret that is to be shown again.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                 Proto& told);
  // Its project as the portfolio knows it now.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"project", "project_uid"}}};
  // That its project has not too many.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // A new one has a secret.
  static absl::Status Changed(const Context& context, const rpc::CallScope& call, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static constexpr std::string_view kScope = "project";
  static const std::string& ScopeOf(const T& source) { return source.project; }
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& project);
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
  // What came by each; and of one whose secret this very call made, that secret.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  // Who may ask at all, may ask of that project: the contract says who.
};

extern template class StandardMethods<metrics::domain::Source>;

}  // namespace pepiniere::resource

namespace pepiniere::metrics::api {

class Sources {
 public:
  Sources(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

  absl::Status Rotate(rpc::CallScope& call, const google::protobuf::Message& request, google::protobuf::Message& reply);

 private:
  const Context& context_;
  resource::StandardMethods<domain::Source> standard_;
};

}  // namespace pepiniere::metrics::api
