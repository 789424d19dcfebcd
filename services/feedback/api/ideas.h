// Ideas: what they have of their own, and what becomes of them.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/feedback/v1/idea.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/api/spaces.h"
#include "services/feedback/domain/idea.h"
#include "services/feedback/domain/receipt.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

// Lets votes in, or not, by what an idea is now. In the transaction that changes it.
absl::Status KeepGates(journal::Unit& unit, const base::Stored<Idea>& idea);

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

template <>
struct Rules<feedback::Idea> : StandardRules<feedback::Idea, feedback::v1::Idea, feedback::api::Context> {
  using T = feedback::Idea;

  // Those whom the space lets; and whether it waits for a moderator.
  static absl::Status AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& space,
                                 Proto& told);
  // Its author, its version, and where it is.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // By its author, as long as it is discussed: IDEA_SETTLED.
  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& stored);
  static absl::Status CheckOpen(const base::Stored<T>& before);
  // Its versions, its gates, its author's receipt.
  static absl::Status Changed(const Context& context, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& space);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& space);
  // Its votes.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : call_(call), reading_(context, call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // What was taken away since is told as little as what is.
    absl::StatusOr<bool> ReadsToday(const base::Stored<T>& stored) { return Sees(stored); }
    static void Empty(T& gone);
    // Who proposed it, to all but themselves and moderators.
    absl::Status Restrict(Proto& proto);

   private:
    const rpc::CallScope& call_;
    feedback::api::SpaceReading reading_;
  };
};

extern template class StandardMethods<feedback::Idea>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class Ideas {
 public:
  // All must outlive this.
  Ideas(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;

  absl::Status Advance(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Merge(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Unmerge(rpc::CallScope& call, const Any& request, Any& reply);
  absl::StatusOr<v1::ListIdeaVersionsResponse> ListVersions(rpc::CallScope& call,
                                                            const v1::ListIdeaVersionsRequest& request);
  absl::StatusOr<v1::FindSimilarIdeasResponse> FindSimilar(rpc::CallScope& call,
                                                           const v1::FindSimilarIdeasRequest& request);
  // After a change of its own: its author is told.
  absl::Status Follow(journal::Unit& unit, const base::Stored<Idea>& before, const Idea& now, ReceiptOutcome outcome,
                      const std::string& consequence);

  const Context& context_;
  resource::StandardMethods<Idea> standard_;
};

}  // namespace pepiniere::feedback::api
