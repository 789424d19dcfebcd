// Applications to calls: who reads and who writes them, and what is decided of them.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/api/context.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/store/application_store.h"
#include "services/resource/line_methods.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::cohort::api {

// Whether the caller is the one who applies.
bool IsApplicant(const rpc::CallScope& call, const Application& application);

// What one caller reads of applications.
class ApplicationReading {
 public:
  // Both must outlive this.
  ApplicationReading(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  // Their own; those of a call that they lead or judge, once it has closed, unless they are recused from it.
  absl::StatusOr<bool> Reads(const base::Stored<Application>& stored);
  // Whether they read it as jurors do, of one that they read; and whether who applies is kept from them then.
  absl::StatusOr<bool> ReadsAsJuror(const base::Stored<Application>& stored);
  absl::StatusOr<bool> IsAnonymous(const base::Stored<Application>& stored);
  // The application of that id if they read it: NOT_FOUND otherwise.
  absl::StatusOr<base::Stored<Application>> Find(const std::string& id);
  // The same, as long as all of it is told to them.
  absl::StatusOr<base::Stored<Application>> FindWhole(const std::string& id);
  // The call of that id, as it was when it was first asked for.
  absl::StatusOr<std::optional<Call>> CallOf(const std::string& id);
  // What they are to it; none: there is no such call.
  absl::StatusOr<std::optional<JurySeat>> SeatIn(const std::string& call);

 private:
  const Context& context_;
  const rpc::CallScope& call_;
  std::map<std::string, std::optional<JurySeat>> seats_;
};

// Who asks for a list of applications, or of what is below one.
absl::StatusOr<store::ApplicationReader> ReaderOf(const Context& context, const rpc::CallScope& call);

// Of a write by the applicant: the call of that application, which is locked. NOT_FOUND for anybody else.
absl::StatusOr<Call> LockedCallOf(journal::Unit& unit, const std::string& id, const Application& application);
// That the call takes applications at this instant: FAILED_PRECONDITION (CALL_NOT_OPEN) otherwise.
absl::Status CheckIsOpen(const journal::Unit& unit, const std::string& call, const Call& its);

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

template <>
struct Rules<cohort::Application> : StandardRules<cohort::Application, cohort::v1::Application, cohort::api::Context> {
  using T = cohort::Application;

  // There is none for whoever is recused from it.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  // Nor for whoever neither applies with it nor leads its call once that has closed: OpenApplication is for these.
  static absl::Status CheckThere(journal::Unit& unit, const rpc::CallScope& call, const base::Stored<T>& application);
  static absl::Status Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations& violations);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kAnswered = {
      {{"organisation", "organisation_uid"}}};
  // Its revision, and what became of it.
  static void Complete(const rpc::CallScope& call, const T* before, T& now);
  // That nobody applies for somebody else; the call, which must be open, and what it asks for.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  // A draft, of the caller's own.
  static absl::Status CheckDeletable(const journal::Unit& unit, const base::Stored<T>& before);
  // Its revision, and the conflicts of jurors with what was submitted.
  static absl::Status Changed(const Context& context, journal::Unit& unit, const T* before,
                              const base::Stored<T>& after);
  static absl::Status LifeChanged(journal::Unit& unit, const base::Stored<T>& after);
  // The call is held for each change: what is let in before it closes is committed before it is read as closed.
  static constexpr bool kChangesUnderParent = true;
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // To its applicant, what they were told of the decision, and the rules of the call that their answers do not meet; to
  // jurors, what is theirs to judge; to others, what the rules make of it.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call,
                                const std::vector<Proto*>& applications);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call);
    // Of a watch: a decision that is not published is no change to its applicant, nor to jurors.
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    // It was withdrawn in time, refused, or chooses other seats since: what it was is told no more then.
    absl::StatusOr<bool> ReadsToday(const base::Stored<T>& stored) { return reading_.Reads(stored); }
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
    const bool watches_;
    cohort::api::ApplicationReading reading_;
  };
};

template <>
struct LineRules<cohort::ApplicationDecision> {
  using Proto = cohort::v1::ApplicationDecision;
  using Context = cohort::api::Context;
  using Parent = base::Stored<cohort::Application>;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call,
                                         const std::string& application);
  // To its applicant, what they were told.
  static absl::Status Leave(const Context& context, const rpc::CallScope& call, const std::string& application,
                            std::vector<base::Line<cohort::ApplicationDecision>>& lines);
};

extern template class StandardMethods<cohort::Application>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Applications {
 public:
  // All must outlive this.
  Applications(const Context& context, journal::Hub& hub)
      : context_(context), standard_(context, &hub), decisions_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::PublishAdmissibilityResponse> Publish(rpc::CallScope& call,
                                                           const v1::PublishAdmissibilityRequest& request);
  absl::StatusOr<v1::ListApplicationRevisionsResponse> ListRevisions(
      rpc::CallScope& call, const v1::ListApplicationRevisionsRequest& request);
  // Of validate_only, the name that was asked for, whether there is one or not.
  absl::StatusOr<v1::Application> OpenSealed(rpc::CallScope& call, const v1::OpenApplicationRequest& request);
  absl::StatusOr<v1::CountApplicationsResponse> Count(rpc::CallScope& call,
                                                      const v1::CountApplicationsRequest& request);

  const Context& context_;
  resource::StandardMethods<Application> standard_;
  resource::LineMethods<ApplicationDecision> decisions_;
};

}  // namespace pepiniere::cohort::api
