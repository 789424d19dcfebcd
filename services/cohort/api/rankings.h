// Rankings: run on what a jury said, read, published, and explained to each applicant.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/ranking.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/ranking.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Ranking> : StandardRules<cohort::Ranking, cohort::v1::Ranking, cohort::api::Context> {
  using T = cohort::Ranking;

  // Of what is written: who runs it.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
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

extern template class StandardMethods<cohort::Ranking>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

// What a ranking becomes when it is published; itself where it is already.
Ranking Published(Ranking ranking, absl::Time now);

class Rankings {
 public:
  // All must outlive this.
  Rankings(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Ranking> Run(rpc::CallScope& call, const v1::RunRankingRequest& request);
  absl::StatusOr<v1::RankingRun> GetRun(rpc::CallScope& call, const v1::GetRankingRunRequest& request);
  absl::StatusOr<v1::RankingExplanation> Explain(rpc::CallScope& call, const v1::GetExplanationRequest& request);
  // One that the caller reads; NOT_FOUND.
  absl::StatusOr<base::Stored<Ranking>> Find(const rpc::CallScope& call, const std::string& id);

  const Context& context_;
  resource::StandardMethods<Ranking> standard_;
};

}  // namespace pepiniere::cohort::api
