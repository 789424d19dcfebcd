// Moods: what they have of their own, and figures over them.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/mood.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/mood.h"
#include "services/cohort/store/mood_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Mood> : StandardRules<cohort::Mood, cohort::v1::Mood, cohort::api::Context> {
  using T = cohort::Mood;

  // Who writes, and of which week.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That its author has an assignment in the cohort that week, and wrote nothing of it yet.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // By its author, until the week is over.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  // Alone: nobody writes twice of a week.
  static absl::Status LockParent(journal::Unit& unit, const std::string& cohort);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& cohort);
  // One's own, and those of programmes that the caller coaches.
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Mood>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Moods {
 public:
  // All must outlive this.
  Moods(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ListMoodFiguresResponse> ListFigures(rpc::CallScope& call,
                                                          const v1::ListMoodFiguresRequest& request);

  const Context& context_;
  resource::StandardMethods<Mood> standard_;
};

}  // namespace pepiniere::cohort::api
