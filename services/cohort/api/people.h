// Profiles of people: what they have of their own; and who of them is listed among the alumni.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/profile.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/profile.h"
#include "services/cohort/store/profile_store.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::cohort::api {

// Whose people and assignments the caller reads.
store::PeopleReach PeopleReachOf(const rpc::CallScope& call);

// On what a role reaches somebody (an id): their person, and the programmes that they take part in.
absl::StatusOr<std::vector<std::string>> ContainersOfPerson(const Context& context, const rpc::CallScope& call,
                                                            const std::string& id);

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

template <>
struct Rules<cohort::Profile> : StandardRules<cohort::Profile, cohort::v1::Profile, cohort::api::Context> {
  using T = cohort::Profile;

  static std::string IdOf(const Proto& told);
  // The cohorts that it comes to be of.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  // That it comes to, and leaves, cohorts of the caller's programmes alone.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  // A profile that has assignments stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // All of their cohorts, and where they stand today. Nobody is told to be an alumnus while it is not known who
  // consents.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call,
                                const std::vector<Proto*>& profiles);
  // The people of programmes that the caller reads, and themselves.
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::Profile>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class People {
 public:
  // All must outlive this.
  People(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  // UNAVAILABLE while it is not known who consents.
  absl::StatusOr<v1::ListAlumniResponse> ListAlumni(rpc::CallScope& call, const v1::ListAlumniRequest& request);

  const Context& context_;
  resource::StandardMethods<Profile> standard_;
};

}  // namespace pepiniere::cohort::api
