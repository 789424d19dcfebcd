// Committees: planned, prepared, held, reopened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/base/stored.h"
#include "services/portfolio/api/advance.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/domain/committee.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<portfolio::Committee>
    : StandardRules<portfolio::Committee, portfolio::v1::Committee, portfolio::api::Context> {
  using T = portfolio::Committee;

  // Its state, and what holding it recorded, hearing by hearing.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The incubator, and projects that are its own or shared by it, where they come new to the agenda. What became of the
  // others is told when it is held: until then, and of what was imported, the rest can be written.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // A planned one, or one that was imported.
  static absl::Status CheckOpen(const base::Stored<T>& before);
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            record::ListQuery list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call)
        : context_(context), call_(call), visibility_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto) { return visibility_.RestrictCommittee(proto); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
    portfolio::api::Visibility visibility_;
  };
  static void Tell(const base::Stored<T>& stored, base::Date today, Proto& proto);
};

extern template class StandardMethods<portfolio::Committee>;

}  // namespace pepiniere::resource

namespace pepiniere::portfolio::api {

// As an import tells of it.
Committee FromProto(const v1::Committee& proto, std::string_view prefix, aip::Violations& violations);

class Committees {
 public:
  explicit Committees(const Context& context) : context_(context), sessions_(context) {}

  void Mount(rpc::Service& service);

 private:
  using Stored = base::Stored<Committee>;

  absl::StatusOr<Committee> Hold(journal::Unit& unit, const rpc::CallScope& call, const Stored& before,
                                 const Impacts& impacts);
  // Of the session of that id as it is now; of none, nothing.
  absl::StatusOr<Impacts> ImpactsOf(const rpc::CallScope& call, const std::string& id);
  absl::StatusOr<Committee> Cancel(const Stored& before);
  absl::StatusOr<Committee> Reopen(journal::Unit& unit, const rpc::CallScope& call, const Stored& before,
                                   const std::string& reason);
  absl::StatusOr<v1::ListCommitteeObstaclesResponse> ListObstacles(rpc::CallScope& call,
                                                                   const v1::ListCommitteeObstaclesRequest& request);

  const Context& context_;
  resource::StandardMethods<Committee> sessions_;
};

}  // namespace pepiniere::portfolio::api
