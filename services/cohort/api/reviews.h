// Reviews: who writes and reads them, what a juror has still to mark, and how far a jury is.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/review.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/domain/review.h"
#include "services/cohort/store/review_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Review> : StandardRules<cohort::Review, cohort::v1::Review, cohort::api::Context> {
  using T = cohort::Review;

  // A juror who judges that application. Sets whose it is, and what was read where nobody says that.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& application,
                                 Proto& told);
  // A juror their own, of an application that they judge.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  static std::string IdOf(const Proto& told);
  // Where it stands, and its next revision where it was submitted.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // The application, held: nobody is recused from it meanwhile.
  static absl::Status LockParent(journal::Unit& unit, const std::string& application);
  static constexpr bool kChangesUnderParent = true;
  // REVIEWS_OVER, the marks by the grid of the call, and all of them where it was submitted.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckOpen(const base::Stored<T>& before);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // It goes with its application, and so do recusals from that.
    absl::StatusOr<bool> ReadsToday(const base::Stored<T>& stored) { return Sees(stored); }
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Review>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Reviews {
 public:
  // All must outlive this.
  Reviews(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ListReviewRevisionsResponse> ListRevisions(rpc::CallScope& call,
                                                                const v1::ListReviewRevisionsRequest& request);
  absl::StatusOr<v1::ListMyReviewsResponse> ListMine(rpc::CallScope& call, const v1::ListMyReviewsRequest& request);
  absl::StatusOr<v1::JuryProgress> GetProgress(rpc::CallScope& call, const v1::GetJuryProgressRequest& request);

  const Context& context_;
  resource::StandardMethods<Review> standard_;
};

}  // namespace pepiniere::cohort::api
