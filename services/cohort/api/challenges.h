// Challenges and what became of them: what each has of its own.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pepiniere/cohort/v1/challenge.pb.h"
#include "pepiniere/cohort/v1/outcome.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/outcome.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/challenge_store.h"
#include "services/resource/line_methods.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::cohort::api {

// On what a role reaches a challenge: the programmes of its cohorts, and its hosts.
std::vector<std::string> ContainersOf(const Challenge& challenge);

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

template <>
struct Rules<cohort::Challenge> : StandardRules<cohort::Challenge, cohort::v1::Challenge, cohort::api::Context> {
  using T = cohort::Challenge;

  // Hosts and project as the portfolio knows them now, and whether it has that project.
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kAnswered = {
      {{"host", "host_uid"},
       {"administrative_host", "administrative_host_uid"},
       {"project", "project_uid"},
       {"project", "project_state"}}};
  // That a new one is proposed, whether and when it was selected, and how far its project is.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // The cohorts that it comes to be of; that its project stays while one is being opened.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& before);
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  // That it comes to, and leaves, cohorts of the caller's programmes alone.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
  // A challenge that people are assigned to stays.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
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

template <>
struct LineRules<cohort::ChallengeOutcome> {
  using Proto = cohort::v1::ChallengeOutcome;
  using Context = cohort::api::Context;
  using Parent = base::Stored<cohort::Challenge>;
  using Line = base::Line<cohort::ChallengeOutcome>;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call,
                                         const std::string& challenge);
  static absl::StatusOr<Parent> LockParent(journal::Unit& unit, const std::string& challenge);
  static absl::Status Check(journal::Unit&, const Parent&, const std::vector<Line>&, const cohort::ChallengeOutcome&) {
    return absl::OkStatus();
  }
  static absl::Status CheckFree(journal::Unit&, const Parent&, const Line&) { return absl::OkStatus(); }
  static absl::Status Restrict(const Context& context, const rpc::CallScope& call, const std::string& challenge,
                               google::protobuf::Message& page);
  static absl::StatusOr<record::Page<record::LineBelow<cohort::ChallengeOutcome>>> List(const Context& context,
                                                                                        const rpc::CallScope& call,
                                                                                        const record::ListQuery& list,
                                                                                        const std::string& challenge);
  static absl::Status RestrictEach(const Context& context, const rpc::CallScope& call,
                                   const std::vector<ToldLine>& lines);
};

extern template class StandardMethods<cohort::Challenge>;
extern template class LineMethods<cohort::ChallengeOutcome>;

}  // namespace pepiniere::resource
