// Studies: what they have of their own, their draw, and what is computed of those who answered.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/feedback/v1/study.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/study.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<feedback::Study> : StandardRules<feedback::Study, feedback::v1::Study, feedback::api::Context> {
  using T = feedback::Study;

  // How far it is.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // A criterion of the panel.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // What the draw follows from is fixed before anybody knows the seed: LIST_FROZEN.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  static const query::FilterSchema& Filters();
  // Its quotas as they are.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>&) { return true; }
    // Who gave a part of the seed, to all but managers.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Study>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

// The last part of the id of a study, which draws are made with.
std::string StudyIn(const std::string& id);

class Studies {
 public:
  // All must outlive this.
  Studies(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::Status Commit(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Reveal(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Close(rpc::CallScope& call, const Any& request, Any& reply);
  absl::StatusOr<v1::StudyRates> GetRates(rpc::CallScope& call, const v1::GetStudyRatesRequest& request);
  absl::StatusOr<v1::WeightStudyResponse> Weight(rpc::CallScope& call, const v1::WeightStudyRequest& request);

  const Context& context_;
  resource::StandardMethods<Study> standard_;
};

}  // namespace pepiniere::feedback::api
