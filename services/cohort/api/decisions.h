// What is decided of applications, appeals against it, and who is told of it.
#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "services/aip/told.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/eligibility.h"
#include "services/cohort/domain/programme.h"
#include "services/journal/unit.h"

namespace pepiniere::cohort::api {

// Adds what is wrong with what an application (of that id, whether it is there or not) says.
absl::Status CheckApplication(journal::Unit& unit, const std::string& id, const ApplicationContent& application,
                              const Call& call, Completeness completeness, aip::Violations& violations);
// FAILED_PRECONDITION, or INVALID_ARGUMENT on "reason", with what speaks against a step.
absl::Status CheckApplicationStep(const base::Stored<Application>& application, const ApplicationStep& step,
                                  const Call& call);

// Each of a locked application: what it becomes, with the line that says so.
absl::StatusOr<Application> Decide(const rpc::CallScope& call, journal::Unit& unit,
                                   const base::Stored<Application>& before,
                                   const v1::DecideAdmissibilityRequest& request);
absl::StatusOr<Application> Appeal(journal::Unit& unit, const base::Stored<Application>& before,
                                   const std::string& reason);
// Of all applications to a call (an id).
absl::StatusOr<v1::PublishAdmissibilityResponse> PublishDecisions(journal::Unit& unit, const std::string& call);

// Makes of an application what its applicant, who calls, is told of it.
absl::Status TellApplicant(const Context& context, const rpc::CallScope& call, v1::Application& proto);

// Adds what the rules of their calls make of applications.
class EligibilityTelling {
 public:
  // Both must outlive this.
  EligibilityTelling(const Context& context, const rpc::CallScope& call)
      : context_(context), call_(call), reading_(context, call) {}

  // To those who decide: each rule, and the verdict in all.
  absl::Status Add(v1::Application& proto);
  // To its applicant, of what they are told of it: the rules that their own answers do not meet.
  absl::Status AddUnmet(v1::Application& proto);

 private:
  // Without findings where the call has no rules.
  absl::StatusOr<Eligibility> Of(const v1::Application& proto);
  absl::StatusOr<std::optional<base::Date>> StartOf(const std::string& cohort);

  const Context& context_;
  const rpc::CallScope& call_;
  ApplicationReading reading_;
  std::map<std::string, std::optional<base::Date>> starts_;
};

}  // namespace pepiniere::cohort::api
